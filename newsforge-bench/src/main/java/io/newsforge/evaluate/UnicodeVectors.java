package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.Meter;
import io.newsforge.text.Graphemes;

/** Cases of Unicode itself: clusters, emoji and lengths in four units. */
final class UnicodeVectors {

    private UnicodeVectors() {}

    static void register(VectorCheckers checkers) {
        checkers.add("unicode", "grapheme_clusters", UnicodeVectors::clusters);
        checkers.add("unicode", "lengths", UnicodeVectors::lengths);
        checkers.add("unicode", "emoji_sequence", UnicodeVectors::emoji);
    }

    private static ObjectNode clusters(VectorCase test) {
        String text = test.input();
        ObjectNode got = VectorJson.object().put("count", Graphemes.count(text));
        ArrayNode clusters = got.putArray("clusters");
        for (int at = 0; at < text.length(); ) {
            int end = Graphemes.next(text, at);
            clusters.add(text.substring(at, end));
            at = end;
        }
        return got;
    }

    private static ObjectNode lengths(VectorCase test) {
        return VectorJson.object()
                .put("utf8Bytes", Meter.UTF8_BYTES.measure(test.input()))
                .put("utf16Units", Meter.UTF16_UNITS.measure(test.input()))
                .put("codePoints", Meter.CODE_POINTS.measure(test.input()))
                .put("graphemes", Meter.GRAPHEMES.measure(test.input()));
    }

    private static ObjectNode emoji(VectorCase test) {
        return lengths(test)
                .put("xReferenceWeight", Meter.X_WEIGHT_REFERENCE.measure(test.input()))
                .put("xDocumentedWeight", Meter.X_WEIGHT_DOCUMENTED.measure(test.input()));
    }
}
