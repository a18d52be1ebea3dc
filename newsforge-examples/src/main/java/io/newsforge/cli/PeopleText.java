package io.newsforge.cli;

import io.newsforge.Conversion;
import io.newsforge.Degradation;
import io.newsforge.ground.Verdict;
import io.newsforge.json.ConversionJson;
import io.newsforge.platform.Check;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Cut;
import io.newsforge.post.Post;
import io.newsforge.post.PostPart;
import io.newsforge.post.WritingStep;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints results for people: each post, its length against its limit, its certificate in a line. */
final class PeopleText {

    private final PlatformCatalog platforms;
    private final PrintWriter out;

    PeopleText(PlatformCatalog platforms, PrintWriter out) {
        this.platforms = platforms;
        this.out = out;
    }

    void print(Conversion conversion) {
        out.println("== " + conversion.source() + " ==");
        conversion
                .read()
                .ifPresent(article -> out.println(article.title().orElse("(no title)") + "  ["
                        + article.language().map(l -> l.toLanguageTag() + ", ").orElse("") + article.words()
                        + " words, by " + conversion.why().writer() + "]"));
        conversion.why().readingNotes().forEach(note -> out.println("note: " + note.detail()));
        conversion.why().steps().forEach(step -> out.println(line(step)));
        verdicts(conversion.why().verdicts());
        if (conversion instanceof Conversion.Degraded degraded) {
            for (Degradation reason : degraded.reasons()) {
                out.println("less than asked for: " + ConversionJson.name(reason.kind()) + ", " + reason.detail());
            }
        } else if (conversion instanceof Conversion.Refused refused) {
            out.println("refused: " + refused.refusal().message()
                    + refused.refusal()
                            .retryAfter()
                            .map(wait -> ", again in " + wait)
                            .orElse(""));
        } else if (conversion instanceof Conversion.Failed failed) {
            out.println("failed: " + ConversionJson.name(failed.failure().kind()) + ": "
                    + failed.failure().message());
        }
        out.println();
        conversion.posts().forEach(this::print);
    }

    private void verdicts(List<Verdict> verdicts) {
        if (!verdicts.isEmpty()) {
            long grounded = verdicts.stream().filter(Verdict::isGrounded).count();
            out.println("gate: " + grounded + " of " + verdicts.size() + " drafts say only what the article says");
        }
    }

    private static String line(WritingStep step) {
        String counts = new TreeMap<>(step.counts())
                .entrySet().stream()
                        .map(count -> ", " + count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining());
        return ConversionJson.name(step.kind()) + ": " + step.by() + ", " + step.outcome() + ", "
                + step.took().toMillis() + " ms" + counts;
    }

    private void print(Post post) {
        String name = platforms.find(post.platform()).map(PlatformSpec::name).orElse(post.platform());
        for (int i = 0; i < post.parts().size(); i++) {
            PostPart part = post.parts().get(i);
            String number =
                    post.isThread() ? " " + (i + 1) + " of " + post.parts().size() : "";
            out.println("-- " + name + number + " · " + part.length() + "/" + part.limit() + " " + part.unit());
            out.println(part.text());
            out.println();
        }
        post.fields().forEach((field, text) -> out.println("   " + field + ": " + text));
        post.warnings().forEach(warning -> out.println("   note: " + warning.message()));
        out.println("   " + certificate(post));
        out.println();
    }

    private static String certificate(Post post) {
        Check check = post.certificate().checks().get(0);
        String rules = check.measures().stream()
                .map(measure -> "at most " + measure.limit().max() + " "
                        + measure.limit().meter().unit() + " ("
                        + measure.limit().source().describe() + ")")
                .collect(Collectors.joining("; "));
        String cuts = post.certificate().cuts().stream().map(PeopleText::cut).collect(Collectors.joining(", "));
        return (post.certificate().valid() ? "valid: " : "NOT VALID: ")
                + rules
                + (cuts.isEmpty() ? "; nothing cut" : "; cut: " + cuts);
    }

    private static String cut(Cut cut) {
        return switch (cut.kind()) {
            case SENTENCES -> cut.count() + " characters of later sentences";
            case CLAUSE -> cut.count() + " characters from a clause on";
            case WORDS -> cut.count() + " characters from a word on";
            case CHARACTERS -> cut.count() + " characters of an endless word";
            case BODY -> "the text below the headline";
            case HEADLINE -> "the end of the headline";
            case SOURCE_LINE -> "the source line";
            case LINK -> "the link";
            case EMOJI -> cut.count() + " emoji";
            case HASHTAGS -> cut.count() + " hashtags";
            case SURPLUS_ENTITIES -> cut.count() + " tags, mentions or links too many";
        };
    }
}
