package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.JsonNode;

/** One case of a vector file: what goes in and what must come out. */
record VectorCase(String id, String platform, String kind, String input, JsonNode options, JsonNode expected) {

    static VectorCase from(JsonNode node) {
        return new VectorCase(
                node.path("id").asText(),
                node.path("platform").asText(),
                node.path("kind").asText(),
                node.path("input").asText(),
                node.path("options"),
                node.path("expected"));
    }
}
