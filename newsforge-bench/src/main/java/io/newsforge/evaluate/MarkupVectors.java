package io.newsforge.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.markup.LittleText;
import io.newsforge.platform.Markup;
import java.io.UncheckedIOException;

/** Cases of LinkedIn's and Slack's dialects: plain text written so that none of it acts. */
final class MarkupVectors {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MarkupVectors() {}

    static void register(VectorCheckers checkers) {
        checkers.add(
                "linkedin",
                "escape_plain_text",
                test -> VectorJson.object().put("commentary", Markup.LINKEDIN_LITTLE_TEXT.escape(test.input())));
        checkers.add("linkedin", "little_template", MarkupVectors::mention);
        checkers.add(
                "slack", "escape_text", test -> VectorJson.object().put("text", Markup.SLACK.escape(test.input())));
    }

    private static ObjectNode mention(VectorCase test) {
        try {
            JsonNode input = MAPPER.readTree(test.input());
            JsonNode mention = input.path("mention");
            return VectorJson.object()
                    .put(
                            "commentary",
                            LittleText.text(input.path("text").asText())
                                    + LittleText.mention(
                                            mention.path("name").asText(),
                                            mention.path("urn").asText()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("input: no JSON (expected: a text and a mention)", e);
        }
    }
}
