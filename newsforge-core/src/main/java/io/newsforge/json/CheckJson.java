package io.newsforge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.Check;
import java.util.Optional;

/** What a text measured on a platform, as JSON. */
public final class CheckJson {

    private CheckJson() {}

    /**
     * Writes a check over several lines, for people.
     *
     * <pre>{@code
     * {"platform": "x", "valid": false, "measures": [...], "entities": [...], "violations": [{"rule", "message"}],
     *   "suggestion": "..."}
     * }</pre>
     *
     * @param check what was measured
     * @param suggestion a text that is valid, when the one that was measured is not
     * @return a JSON object; without a suggestion it has no such field
     */
    public static String pretty(Check check, Optional<String> suggestion) {
        ObjectNode node = JsonNodes.object();
        node.put("platform", check.platform());
        node.put("valid", check.valid());
        ArrayNode measures = node.putArray("measures");
        check.measures().forEach(measure -> measures.add(JsonNodes.of(measure)));
        ArrayNode entities = node.putArray("entities");
        check.entities().forEach(entity -> entities.add(JsonNodes.of(entity)));
        ArrayNode violations = node.putArray("violations");
        for (Check.Violation violation : check.violations()) {
            violations
                    .addObject()
                    .put("rule", ConversionJson.name(violation.rule()))
                    .put("message", violation.message());
        }
        suggestion.ifPresent(text -> node.put("suggestion", text));
        return JsonNodes.pretty(node);
    }
}
