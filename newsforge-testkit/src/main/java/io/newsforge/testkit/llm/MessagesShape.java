package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.llm.spi.Usage;
import io.newsforge.testkit.llm.Answer.Ending;
import io.newsforge.testkit.llm.Answer.Report;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Anthropic Messages, the same in both versions of the API. */
final class MessagesShape implements Shape {

    @Override
    public byte[] whole(Answer answer, Scene scene) {
        ObjectNode root = envelope(answer, scene);
        ArrayNode content = root.putArray("content");
        if (answer.words().thinking() != null) {
            content.addObject()
                    .put("type", "thinking")
                    .put("thinking", answer.words().thinking())
                    .put("signature", "c2ln");
        }
        content.addObject().put("type", "text").put("text", answer.words().text());
        stop(root, answer.words().ending());
        if (answer.told().report() != Report.ABSENT) {
            root.set("usage", input(answer, scene).setAll(output(answer, scene)));
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Events events(Answer answer, Scene scene) {
        List<String> opening = new ArrayList<>();
        ObjectNode start = event("message_start");
        ObjectNode message = envelope(answer, scene);
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        if (answer.told().report() != Report.ABSENT) {
            message.set("usage", input(answer, scene).put("output_tokens", 1));
        }
        start.set("message", message);
        opening.add(named(start));
        opening.add(named(event("ping")));
        int index = 0;
        if (answer.words().thinking() != null) {
            opening.addAll(thought(answer.words().thinking()));
            index = 1;
        }
        ObjectNode block = event("content_block_start").put("index", index);
        block.putObject("content_block").put("type", "text").put("text", "");
        opening.add(named(block));
        List<String> pieces = answer.words().pieces().stream()
                .map(text -> piece(text, answer, scene))
                .toList();
        return new Events(opening, pieces, closing(index, answer, scene));
    }

    private static List<String> thought(String thinking) {
        ObjectNode block = event("content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "thinking").put("thinking", "");
        return List.of(
                named(block),
                delta(0, "thinking_delta", "thinking", thinking),
                delta(0, "signature_delta", "signature", "c2ln"),
                named(event("content_block_stop").put("index", 0)));
    }

    private static List<String> closing(int index, Answer answer, Scene scene) {
        ObjectNode last = event("message_delta");
        stop(last.putObject("delta"), answer.words().ending());
        if (answer.told().report() != Report.ABSENT) {
            last.set("usage", output(answer, scene).putNull("input_tokens"));
        }
        return List.of(
                named(event("content_block_stop").put("index", index)), named(last), named(event("message_stop")));
    }

    @Override
    public String piece(String text, Answer answer, Scene scene) {
        return delta(answer.words().thinking() == null ? 0 : 1, "text_delta", "text", text);
    }

    private static String delta(int index, String type, String field, String text) {
        ObjectNode event = event("content_block_delta").put("index", index);
        event.putObject("delta").put("type", type).put(field, text);
        return named(event);
    }

    private static ObjectNode envelope(Answer answer, Scene scene) {
        String model = answer.told().model();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "msg_" + scene.request().number())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model == null ? scene.request().model() : model);
    }

    private static void stop(ObjectNode target, Ending ending) {
        target.put("stop_reason", reason(ending)).putNull("stop_sequence").putNull("stop_details");
        if (ending == Ending.REFUSED || ending == Ending.FILTERED) {
            target.putObject("stop_details")
                    .put("type", "refusal")
                    .put("category", ending == Ending.FILTERED ? "cyber" : null)
                    .putNull("explanation");
        }
    }

    private static String reason(Ending ending) {
        return switch (ending) {
            case COMPLETE -> "end_turn";
            case LENGTH -> "max_tokens";
            case CONTEXT_WINDOW -> "model_context_window_exceeded";
            case REFUSED, FILTERED -> "refusal";
        };
    }

    /** The input without what was read from or written to a cache, and these two. */
    private static ObjectNode input(Answer answer, Scene scene) {
        Usage spent = answer.reported(scene.request());
        long cached = spent.cacheRead().orElse(0) + spent.cacheWrite().orElse(0);
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        spent.input().ifPresent(tokens -> usage.put("input_tokens", Math.max(0, tokens - cached)));
        spent.cacheRead().ifPresent(tokens -> usage.put("cache_read_input_tokens", tokens));
        spent.cacheWrite().ifPresent(tokens -> usage.put("cache_creation_input_tokens", tokens));
        return usage;
    }

    private static ObjectNode output(Answer answer, Scene scene) {
        Usage spent = answer.reported(scene.request());
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        spent.output().ifPresent(tokens -> usage.put("output_tokens", tokens));
        spent.reasoning()
                .ifPresent(tokens -> usage.putObject("output_tokens_details").put("thinking_tokens", tokens));
        return usage;
    }

    private static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static String named(ObjectNode event) {
        return "event: " + event.get("type").asText() + "\ndata: " + event + "\n\n";
    }

    /** For example {@code {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}}. */
    @Override
    public ObjectNode error(Failure failure, Scene scene) {
        return body(failure).put("request_id", scene.requestId());
    }

    private static ObjectNode body(Failure failure) {
        ObjectNode root = event("error");
        ObjectNode error =
                root.putObject("error").put("type", failure.anthropic().type()).put("message", failure.message());
        if (failure.anthropic().code() != null) {
            error.putObject("details").put("error_code", failure.anthropic().code());
        }
        return root;
    }

    @Override
    public byte[] failed(Failure failure, Scene scene) {
        return error(failure, scene).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String errorEvent(Failure failure) {
        return named(body(failure));
    }
}
