package io.newsforge.platform;

import io.newsforge.text.Graphemes;
import java.text.Normalizer;

/** A plain first reading of the weighted counts, until each has its own class. */
final class FirstWeight {

    private FirstWeight() {}

    static int measure(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        int weight = 0;
        int at = 0;
        for (Entity entity : EntitySyntax.X.find(normal)) {
            if (entity.type() == Entity.Type.LINK) {
                weight += plain(normal, at, entity.start()) + 23;
                at = entity.end();
            }
        }
        return weight + plain(normal, at, normal.length());
    }

    static int mastodon(String text, int perUrl) {
        int length = Graphemes.count(text);
        for (Entity entity : EntitySyntax.MASTODON.find(text)) {
            if (entity.type() == Entity.Type.LINK) {
                length += perUrl - Graphemes.count(text.substring(entity.start(), entity.end()));
            }
        }
        return length;
    }

    private static int plain(String text, int start, int end) {
        int weight = 0;
        for (int at = start; at < end; ) {
            int next = Graphemes.next(text, at);
            if (Graphemes.isEmoji(text, at, next)) {
                weight += 2;
            } else {
                weight += text.substring(at, next)
                        .codePoints()
                        .map(FirstWeight::weight)
                        .sum();
            }
            at = next;
        }
        return weight;
    }

    private static int weight(int codePoint) {
        return codePoint <= 0x10FF
                        || (codePoint >= 0x2000 && codePoint <= 0x200D)
                        || (codePoint >= 0x2010 && codePoint <= 0x201F)
                        || (codePoint >= 0x2032 && codePoint <= 0x2037)
                ? 1
                : 2;
    }
}
