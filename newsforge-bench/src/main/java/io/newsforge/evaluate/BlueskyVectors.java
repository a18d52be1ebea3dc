package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.BlueskyText;
import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.platform.Meter;
import io.newsforge.platform.OffsetUnit;
import java.util.List;

/** Cases of Bluesky: its two limits, facets in bytes, and what its client does to a text. */
final class BlueskyVectors {

    private static final int MAX_GRAPHEMES = 300;
    private static final int MAX_BYTES = 3000;

    private BlueskyVectors() {}

    static void register(VectorCheckers checkers) {
        checkers.add("bluesky", "length", BlueskyVectors::length);
        checkers.add("bluesky", "max_graphemes", BlueskyVectors::maxGraphemes);
        checkers.add("bluesky", "detect_facets", BlueskyVectors::facets);
        checkers.add("bluesky", "detect_tags", BlueskyVectors::facets);
        checkers.add("bluesky", "detect_cashtags", BlueskyVectors::facets);
        checkers.add(
                "bluesky",
                "clean_newlines",
                test -> VectorJson.object().put("text", BlueskyText.squeezeNewlines(test.input())));
        checkers.add(
                "bluesky",
                "display_short_url",
                test -> VectorJson.object().put("text", BlueskyText.shortUrl(test.input())));
    }

    private static ObjectNode length(VectorCase test) {
        int graphemes = Meter.GRAPHEMES.measure(test.input());
        int bytes = Meter.UTF8_BYTES.measure(test.input());
        ObjectNode got = VectorJson.object()
                .put("graphemes", graphemes)
                .put("utf8Bytes", bytes)
                .put("valid", graphemes <= MAX_GRAPHEMES && bytes <= MAX_BYTES);
        if (bytes > MAX_BYTES) {
            got.put("reason", "bytes");
        } else if (graphemes > MAX_GRAPHEMES) {
            got.put("reason", "graphemes");
        }
        return got;
    }

    private static ObjectNode maxGraphemes(VectorCase test) {
        int graphemes = Meter.GRAPHEMES.measure(test.input());
        return VectorJson.object()
                .put("graphemes", graphemes)
                .put("valid", graphemes <= test.options().path("maxGraphemes").asInt());
    }

    private static ObjectNode facets(VectorCase test) {
        ObjectNode got = VectorJson.object().put("unit", "utf8-byte");
        ArrayNode facets = got.putArray("facets");
        List<Entity> found = EntitySyntax.BLUESKY.find(test.input());
        for (Entity entity : found) {
            Entity inBytes = entity.in(OffsetUnit.UTF8_BYTE, test.input());
            ObjectNode facet =
                    facets.addObject().put("byteStart", inBytes.start()).put("byteEnd", inBytes.end());
            switch (entity.type()) {
                case LINK -> facet.put("type", "link").put("uri", entity.value());
                case MENTION -> facet.put("type", "mention").put("handle", entity.value());
                case HASHTAG -> facet.put("type", "tag").put("tag", entity.value());
                case CASHTAG -> facet.put("type", "tag").put("tag", '$' + entity.value());
                case EMAIL, COMMAND -> throw new IllegalStateException(entity.type() + ": none on Bluesky");
            }
        }
        return got;
    }
}
