package io.newsforge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.CountLimit;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;

/** The rules of platforms, with the source and date of each, as JSON. */
public final class PlatformJson {

    private PlatformJson() {}

    /**
     * Writes all platforms of a catalog in one line.
     *
     * <pre>{@code
     * [{"id", "name", "limits": [{"max", "unit", "source", "checked", "confidence"}], "counts": [{"type", "max", ...}],
     *   "threads", "linksClickable", "markup", "offsets", "fold"}]
     * }</pre>
     *
     * @param platforms the catalog
     * @return a JSON array in the catalog's order
     */
    public static String line(PlatformCatalog platforms) {
        return JsonNodes.line(nodes(platforms));
    }

    /**
     * Writes all platforms of a catalog over several lines, for people.
     *
     * @param platforms the catalog
     * @return the array of {@link #line}
     */
    public static String pretty(PlatformCatalog platforms) {
        return JsonNodes.pretty(nodes(platforms));
    }

    private static ArrayNode nodes(PlatformCatalog platforms) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        platforms.all().forEach(platform -> describe(all.addObject(), platform));
        return all;
    }

    private static void describe(ObjectNode node, PlatformSpec platform) {
        node.put("id", platform.id());
        node.put("name", platform.name());
        ArrayNode limits = node.putArray("limits");
        platform.limits().forEach(limit -> limits.add(JsonNodes.of(limit)));
        ArrayNode counts = node.putArray("counts");
        for (CountLimit count : platform.counts()) {
            ObjectNode counted = counts.addObject()
                    .put("type", ConversionJson.name(count.type()))
                    .put("max", count.max());
            JsonNodes.describe(counted, count.source());
        }
        node.put("threads", platform.threads());
        node.put("linksClickable", platform.linksClickable());
        node.put("markup", ConversionJson.name(platform.markup()));
        node.put("offsets", ConversionJson.name(platform.offsets()));
        platform.fold().ifPresent(fold -> node.put("fold", fold));
    }
}
