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

/** OpenAI Responses. */
final class ResponsesShape implements Shape {

    private static final String MESSAGE_ID = "msg_1";

    @Override
    public byte[] whole(Answer answer, Scene scene) {
        return finished(answer, scene).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode finished(Answer answer, Scene scene) {
        Ending ending = answer.words().ending();
        ObjectNode root = envelope(status(ending), answer, scene);
        if (!status(ending).equals("completed")) {
            root.putObject("incomplete_details")
                    .put("reason", ending == Ending.FILTERED ? "content_filter" : "max_output_tokens");
        }
        ArrayNode output = root.putArray("output");
        if (answer.words().thinking() != null) {
            output.add(thought(answer));
        }
        ObjectNode message = output.addObject()
                .put("type", "message")
                .put("id", MESSAGE_ID)
                .put("status", status(ending))
                .put("role", "assistant");
        part(message.putArray("content").addObject(), answer, answer.words().text());
        if (answer.told().report() != Report.ABSENT) {
            root.set("usage", usage(answer, scene));
        }
        return root;
    }

    private static ObjectNode thought(Answer answer) {
        ObjectNode item =
                JsonNodeFactory.instance.objectNode().put("type", "reasoning").put("id", "rs_1");
        item.putArray("summary")
                .addObject()
                .put("type", "summary_text")
                .put("text", answer.words().thinking());
        return item;
    }

    private static void part(ObjectNode part, Answer answer, String text) {
        if (answer.words().ending() == Ending.REFUSED) {
            part.put("type", "refusal").put("refusal", text);
        } else {
            part.put("type", "output_text").put("text", text).putArray("annotations");
        }
    }

    @Override
    public Events events(Answer answer, Scene scene) {
        List<String> opening = new ArrayList<>();
        opening.add(whole("response.created", envelope("in_progress", answer, scene)));
        opening.add(whole("response.in_progress", envelope("in_progress", answer, scene)));
        if (answer.words().thinking() != null) {
            opening.add(named(event("response.reasoning_summary_text.delta")
                    .put("item_id", "rs_1")
                    .put("delta", answer.words().thinking())));
        }
        ObjectNode added = event("response.output_item.added");
        added.putObject("item").put("type", "message").put("id", MESSAGE_ID).putArray("content");
        opening.add(named(added));
        ObjectNode part = event("response.content_part.added").put("item_id", MESSAGE_ID);
        part(part.putObject("part"), answer, "");
        opening.add(named(part));
        List<String> pieces = answer.words().pieces().stream()
                .map(text -> piece(text, answer, scene))
                .toList();
        return new Events(opening, pieces, closing(answer, scene));
    }

    private static List<String> closing(Answer answer, Scene scene) {
        boolean refused = answer.words().ending() == Ending.REFUSED;
        ObjectNode done = event(refused ? "response.refusal.done" : "response.output_text.done")
                .put("item_id", MESSAGE_ID)
                .put(refused ? "refusal" : "text", answer.words().text());
        ObjectNode last = finished(answer, scene);
        return List.of(named(done), whole("response." + last.get("status").asText(), last));
    }

    @Override
    public String piece(String text, Answer answer, Scene scene) {
        boolean refused = answer.words().ending() == Ending.REFUSED;
        return named(event(refused ? "response.refusal.delta" : "response.output_text.delta")
                .put("item_id", MESSAGE_ID)
                .put("delta", text));
    }

    private static ObjectNode envelope(String status, Answer answer, Scene scene) {
        String model = answer.told().model();
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("id", "resp_" + scene.request().number())
                .put("object", "response")
                .put("created_at", scene.now().getEpochSecond())
                .put("status", status)
                .putNull("error")
                .putNull("incomplete_details")
                .put("model", model == null ? scene.request().model() : model);
        root.putArray("output");
        return root.putNull("usage");
    }

    private static ObjectNode usage(Answer answer, Scene scene) {
        Usage spent = answer.reported(scene.request());
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        spent.input().ifPresent(tokens -> usage.put("input_tokens", tokens));
        spent.output().ifPresent(tokens -> usage.put("output_tokens", tokens));
        usage.put("total_tokens", spent.input().orElse(0) + spent.output().orElse(0));
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        spent.cacheRead().ifPresent(tokens -> input.put("cached_tokens", tokens));
        spent.cacheWrite().ifPresent(tokens -> input.put("cache_write_tokens", tokens));
        if (!input.isEmpty()) {
            usage.set("input_tokens_details", input);
        }
        spent.reasoning()
                .ifPresent(tokens -> usage.putObject("output_tokens_details").put("reasoning_tokens", tokens));
        return usage;
    }

    private static String status(Ending ending) {
        return ending == Ending.COMPLETE || ending == Ending.REFUSED ? "completed" : "incomplete";
    }

    private static ObjectNode event(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("output_index", 0)
                .put("content_index", 0);
    }

    private static String whole(String type, ObjectNode response) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.set("response", response);
        return named(event);
    }

    private static String named(ObjectNode event) {
        return "event: " + event.get("type").asText() + "\ndata: " + event + "\n\n";
    }

    @Override
    public ObjectNode error(Failure failure, Scene scene) {
        return OpenAiErrors.error(failure);
    }

    @Override
    public byte[] failed(Failure failure, Scene scene) {
        ObjectNode root = envelope("failed", Answer.of(""), scene);
        root.putObject("error").put("code", code(failure)).put("message", failure.message());
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String errorEvent(Failure failure) {
        return named(JsonNodeFactory.instance
                .objectNode()
                .put("type", "error")
                .put("code", code(failure))
                .put("message", failure.message())
                .putNull("param"));
    }

    private static String code(Failure failure) {
        String code = failure.openAi().code();
        return code == null ? failure.openAi().type() : code;
    }
}
