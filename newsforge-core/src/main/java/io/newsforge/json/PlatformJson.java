package io.newsforge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.CountLimit;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.MediaRule;
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
     *   "fields": [{"name", "role", "overrun", "max", "unit", ...}], "media": {"min", "max", ...}, "onRequest", "payload",
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
        if (!platform.fields().isEmpty()) {
            ArrayNode fields = node.putArray("fields");
            for (FieldRule field : platform.fields()) {
                fields.add(JsonNodes.object()
                        .put("name", field.name())
                        .put("role", ConversionJson.name(field.role()))
                        .put("overrun", ConversionJson.name(field.overrun()))
                        .setAll(JsonNodes.of(field.limit())));
            }
        }
        platform.media().ifPresent(media -> node.set("media", of(media)));
        node.put("onRequest", platform.onRequest());
        node.put("payload", platform.payload());
        node.put("threads", platform.threads());
        node.put("linksClickable", platform.linksClickable());
        node.put("markup", ConversionJson.name(platform.markup()));
        node.put("offsets", ConversionJson.name(platform.offsets()));
        platform.fold().ifPresent(fold -> node.put("fold", fold));
    }

    private static ObjectNode of(MediaRule media) {
        ObjectNode node = JsonNodes.object().put("min", media.min()).put("max", media.max());
        JsonNodes.describe(node, media.source());
        return node;
    }
}
