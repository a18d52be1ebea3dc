package io.newsforge.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.Check;
import io.newsforge.platform.Entity;
import io.newsforge.platform.RuleSource;
import io.newsforge.platform.TextLimit;
import java.io.UncheckedIOException;
import java.util.Map;

/** What the shapes of this package have in common. */
final class JsonNodes {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonNodes() {}

    static String line(Object node) {
        return written(MAPPER.writer(), node);
    }

    static String pretty(Object node) {
        return written(MAPPER.writerWithDefaultPrettyPrinter(), node);
    }

    private static String written(ObjectWriter writer, Object node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(Map<String, Object> fields) {
        return MAPPER.valueToTree(fields);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(TextLimit limit) {
        ObjectNode node = object();
        node.put("max", limit.max());
        node.put("unit", limit.meter().unit());
        describe(node, limit.source());
        return node;
    }

    static void describe(ObjectNode node, RuleSource source) {
        node.put("source", source.describe());
        if (source instanceof RuleSource.Published published) {
            node.put("source", published.name());
            node.put("checked", published.checked().toString());
            node.put("confidence", ConversionJson.name(published.confidence()));
        }
    }

    static ObjectNode of(Check.Measure measure) {
        return of(measure.limit()).put("measured", measure.length()).put("kept", measure.kept());
    }

    static ObjectNode of(Entity entity) {
        return object().put("type", ConversionJson.name(entity.type()))
                .put("start", entity.start())
                .put("end", entity.end())
                .put("unit", ConversionJson.name(entity.unit()))
                .put("value", entity.value());
    }
}
