package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.llm.spi.Usage;
import io.newsforge.testkit.llm.Answer.Ending;
import io.newsforge.testkit.llm.Answer.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** OpenAI Chat Completions. */
final class ChatShape implements Shape {

    private static final String DONE = "data: [DONE]\n\n";

    @Override
    public byte[] whole(Answer answer, Scene scene) {
        ObjectNode root = envelope("chat.completion", answer, scene);
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        message(choice.putObject("message").put("role", "assistant"), answer);
        choice.put("finish_reason", finish(answer.words().ending())).putNull("logprobs");
        if (answer.told().report() != Report.ABSENT) {
            root.set("usage", usage(answer, scene));
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void message(ObjectNode message, Answer answer) {
        Words words = answer.words();
        if (words.thinking() != null) {
            message.put("reasoning_content", words.thinking());
        }
        boolean refused = words.ending() == Ending.REFUSED;
        message.put("content", refused || words.ending() == Ending.FILTERED ? null : words.text());
        message.put("refusal", refused ? words.text() : null);
    }

    @Override
    public Events events(Answer answer, Scene scene) {
        List<String> opening = new ArrayList<>();
        opening.add(delta(answer, scene, delta -> delta.put("role", "assistant").put("content", "")));
        if (answer.words().thinking() != null) {
            opening.add(delta(
                    answer,
                    scene,
                    delta -> delta.put("reasoning_content", answer.words().thinking())));
        }
        List<String> pieces = answer.words().pieces().stream()
                .map(text -> piece(text, answer, scene))
                .toList();
        return new Events(opening, pieces, closing(answer, scene));
    }

    private static List<String> closing(Answer answer, Scene scene) {
        List<String> closing = new ArrayList<>();
        ObjectNode last = chunk(answer, scene);
        ((ObjectNode) last.at("/choices/0"))
                .put("finish_reason", finish(answer.words().ending()));
        closing.add(data(last));
        if (scene.request().wantsUsage() && answer.told().report() != Report.ABSENT) {
            ObjectNode told = envelope("chat.completion.chunk", answer, scene);
            told.putArray("choices");
            told.set("usage", usage(answer, scene));
            closing.add(data(told));
        }
        closing.add(DONE);
        return closing;
    }

    @Override
    public String piece(String text, Answer answer, Scene scene) {
        String field = answer.words().ending() == Ending.REFUSED ? "refusal" : "content";
        return delta(answer, scene, delta -> delta.put(field, text));
    }

    private static String delta(Answer answer, Scene scene, Consumer<ObjectNode> fields) {
        ObjectNode chunk = chunk(answer, scene);
        fields.accept((ObjectNode) chunk.at("/choices/0/delta"));
        return data(chunk);
    }

    private static ObjectNode chunk(Answer answer, Scene scene) {
        ObjectNode root = envelope("chat.completion.chunk", answer, scene);
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.putNull("logprobs").putNull("finish_reason");
        return root.putNull("usage");
    }

    private static ObjectNode envelope(String object, Answer answer, Scene scene) {
        String model = answer.told().model();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "chatcmpl-" + scene.request().number())
                .put("object", object)
                .put("created", scene.now().getEpochSecond())
                .put("model", model == null ? scene.request().model() : model);
    }

    private static ObjectNode usage(Answer answer, Scene scene) {
        Usage spent = answer.reported(scene.request());
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        spent.input().ifPresent(tokens -> usage.put("prompt_tokens", tokens));
        spent.output().ifPresent(tokens -> usage.put("completion_tokens", tokens));
        usage.put("total_tokens", spent.input().orElse(0) + spent.output().orElse(0));
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        spent.cacheRead().ifPresent(tokens -> input.put("cached_tokens", tokens));
        spent.cacheWrite().ifPresent(tokens -> input.put("cache_write_tokens", tokens));
        if (!input.isEmpty()) {
            usage.set("prompt_tokens_details", input);
        }
        spent.reasoning()
                .ifPresent(
                        tokens -> usage.putObject("completion_tokens_details").put("reasoning_tokens", tokens));
        return usage;
    }

    private static String finish(Ending ending) {
        return switch (ending) {
            case COMPLETE, REFUSED -> "stop";
            case LENGTH, CONTEXT_WINDOW -> "length";
            case FILTERED -> "content_filter";
        };
    }

    private static String data(ObjectNode json) {
        return "data: " + json + "\n\n";
    }

    @Override
    public ObjectNode error(Failure failure, Scene scene) {
        return OpenAiErrors.error(failure);
    }

    @Override
    public byte[] failed(Failure failure, Scene scene) {
        return OpenAiErrors.error(failure).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String errorEvent(Failure failure) {
        return data(OpenAiErrors.error(failure));
    }
}
