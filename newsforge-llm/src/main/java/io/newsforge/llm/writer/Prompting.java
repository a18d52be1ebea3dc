package io.newsforge.llm.writer;

import io.newsforge.llm.spi.Effort;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Role;
import io.newsforge.post.WritingTask;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Words the prompts of one task. What holds for every article comes first, so that vendors can cache it. */
final class Prompting {

    /** What the braces, names and quotes of the answer take. */
    private static final int FRAME_TOKENS = 200;

    private static final double TEMPERATURE = 0.3;
    private static final int NONCE_BYTES = 16;

    private final WritingTask task;
    private final Wording wording;
    private final Tone tone;
    private final int thinkingTokens;
    private final RandomGenerator random;

    Prompting(WritingTask task, Wording wording, Tone tone, int thinkingTokens, RandomGenerator random) {
        this.task = task;
        this.wording = wording;
        this.tone = tone;
        this.thinkingTokens = thinkingTokens;
        this.random = random;
    }

    /** Asks for posts of an article. */
    Prompt write(List<Aim> aims, ReplyForm form, ArticleData data) {
        String toneName = tone.name().toLowerCase(Locale.ROOT);
        String register = "register " + toneName;
        Map<String, String> values = Map.of(
                "language", language(),
                "tone", wording.text("tone " + toneName),
                "register", wording.has(register) ? wording.text(register) : "",
                "style", wording.text("style " + task.style().name().toLowerCase(Locale.ROOT)),
                "posts", aims.stream().map(aim -> aim.line(wording)).collect(Collectors.joining("\n")),
                "fields", form.fieldsInWords());
        String nonce = nonce();
        String leftOut = data.leftOut() == 0
                ? ""
                : wording.text(
                        "left-out",
                        Map.of("all", String.valueOf(data.paragraphs()), "count", String.valueOf(data.leftOut())));
        String article = wording.text("data", Map.of("nonce", nonce, "left-out", leftOut, "article", data.text()));
        return prompt(aims, form)
                .message(Message.cached(Role.SYSTEM, wording.text("system", values)))
                .user(article)
                .build();
    }

    /** Asks to bring into form what was written, without the article. */
    Prompt repair(List<Aim> aims, ReplyForm form, String written, Map<Aim, String> problems) {
        Map<String, String> values = Map.of(
                "problems",
                problems.entrySet().stream()
                        .map(problem -> "- " + problem.getKey().id() + ": " + problem.getValue())
                        .collect(Collectors.joining("\n")),
                "ids",
                String.join(", ", form.ids()),
                "fields",
                form.fieldsInWords(),
                "written",
                Neutral.of(written),
                "nonce",
                nonce());
        return prompt(aims, form).user(wording.text("repair", values)).build();
    }

    private Prompt.Builder prompt(List<Aim> aims, ReplyForm form) {
        int tokens = aims.stream().mapToInt(Aim::tokens).sum() + FRAME_TOKENS + thinkingTokens;
        return Prompt.builder()
                .schema(form.schema())
                .maxTokens(tokens)
                .temperature(TEMPERATURE)
                .effort(Effort.LOW);
    }

    private String language() {
        Locale wanted = task.language();
        Locale known = wanted.getLanguage().isEmpty()
                ? task.article().language().orElse(Locale.forLanguageTag(wording.language()))
                : wanted;
        return wording.name(known);
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
