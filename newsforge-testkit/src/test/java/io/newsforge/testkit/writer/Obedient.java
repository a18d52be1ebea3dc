package io.newsforge.testkit.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Usage;
import io.newsforge.testkit.llm.ScriptedModel;
import io.newsforge.testkit.llm.Turn;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Models that say what a test wants, in the form the prompt asks for. */
final class Obedient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Obedient() {}

    static ScriptedModel model(Function<Prompt, String> answer) {
        return ScriptedModel.create()
                .script(asked -> Turn.reply(answer.apply(asked.prompt()))
                        .usage(Usage.of(900, 200))
                        .answeredBy("obedient-2"));
    }

    /** The same text for every platform the prompt asks for. */
    static String everywhere(Prompt prompt, String text, List<String> hashtags) {
        ObjectNode reply = JSON.createObjectNode();
        for (String id : platforms(prompt)) {
            ArrayNode tags = reply.putObject(id).put("text", text).putArray("hashtags");
            hashtags.forEach(tags::add);
        }
        return reply.toString();
    }

    private static List<String> platforms(Prompt prompt) {
        try {
            JsonNode schema = JSON.readTree(prompt.schema().orElseThrow().json());
            List<String> ids = new ArrayList<>();
            for (Iterator<String> names = schema.path("properties").fieldNames(); names.hasNext(); ) {
                ids.add(names.next());
            }
            return ids;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
