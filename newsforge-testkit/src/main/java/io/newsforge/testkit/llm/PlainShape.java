package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is not a conversation: the list of models, and sound, whose bytes are the answer's text. */
final class PlainShape implements Shape {

    private final WireApi api;
    private final Shape errors;

    PlainShape(WireApi api, Shape errors) {
        this.api = api;
        this.errors = errors;
    }

    @Override
    public String contentType() {
        return api == WireApi.SPEECH ? "audio/mpeg" : "application/json";
    }

    @Override
    public byte[] whole(Answer answer, Scene scene) {
        String body =
                api == WireApi.MODELS ? list(scene).toString() : answer.words().text();
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode list(Scene scene) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode data = root.putArray("data");
        for (String model : scene.models()) {
            ObjectNode entry = data.addObject().put("id", model);
            if (scene.anthropic()) {
                entry.put("type", "model").put("display_name", model).put("created_at", "2026-01-01T00:00:00Z");
            } else {
                entry.put("object", "model").put("created", 1).put("owned_by", "newsforge");
            }
        }
        return scene.anthropic()
                ? root.put("has_more", false).putNull("first_id").putNull("last_id")
                : root.put("object", "list");
    }

    /** Neither is streamed: all of it is one piece. */
    @Override
    public Events events(Answer answer, Scene scene) {
        return new Events(List.of(), List.of(piece(answer.words().text(), answer, scene)), List.of());
    }

    @Override
    public String piece(String text, Answer answer, Scene scene) {
        return text;
    }

    @Override
    public ObjectNode error(Failure failure, Scene scene) {
        return errors.error(failure, scene);
    }

    @Override
    public byte[] failed(Failure failure, Scene scene) {
        return errors.failed(failure, scene);
    }

    @Override
    public String errorEvent(Failure failure) {
        return errors.errorEvent(failure);
    }
}
