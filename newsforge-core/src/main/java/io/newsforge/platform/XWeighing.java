package io.newsforge.platform;

import io.newsforge.text.Graphemes;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.List;

/**
 * Weighs one text as X does. For one thread.
 *
 * <p>Most characters are weighed alone. Only where the next one might join them is the grapheme cluster looked for, and only
 * there can an emoji weigh otherwise than its first code point.
 */
final class XWeighing {

    private static final int URL_WEIGHT = 23;
    private static final int HEAVY = 2;
    private static final int FIRST_JOINING = 0x300;

    /** The leading surrogates of U+1F000 to U+1FBFF. */
    private static final int FIRST_PICTURE = 0xD83C;

    private static final int LAST_PICTURE = 0xD83E;

    private final String original;
    private final String text;
    private final XRule rule;
    private int weight;
    private int validEnd;
    private boolean invalid;
    private int covered;

    XWeighing(String original, XRule rule) {
        this.original = original;
        this.text = normal(original);
        this.rule = rule;
    }

    XCount count() {
        if (isBlank(original)) {
            return new XCount(0, false, 0);
        }
        int at = 0;
        Iterator<UrlScanner.Span> urls = urls().iterator();
        while (urls.hasNext()) {
            UrlScanner.Span url = urls.next();
            weigh(at, url.start());
            weight += URL_WEIGHT;
            if (weight <= XCount.LIMIT) {
                validEnd += url.end() - url.start();
            }
            at = url.end();
        }
        weigh(at, text.length());
        boolean valid = !invalid && weight <= XCount.LIMIT;
        return new XCount(weight, valid, Math.max(0, validEnd + original.length() - text.length()));
    }

    private List<UrlScanner.Span> urls() {
        return UrlScanner.onX(text);
    }

    /** As {@link String#trim()} has it: no character above the space. */
    private static boolean isBlank(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > ' ') {
                return false;
            }
        }
        return true;
    }

    private void weigh(int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            int next = at + 1;
            if (next < to && mayJoin(c, text.charAt(next))) {
                next = Math.min(to, Graphemes.next(text, at));
                weighCluster(at, next);
            } else {
                step(weightOf(c), c, 1);
            }
            at = next;
        }
    }

    /** False where two characters are certainly two clusters and the first is certainly no emoji. */
    private static boolean mayJoin(char c, char next) {
        if (next < FIRST_JOINING) {
            return Character.isSurrogate(c);
        }
        return !(isPlainEastAsian(next) && (c < FIRST_JOINING || isPlainEastAsian(c)));
    }

    /** Hangul syllables and ideographs: nothing before them joins them. */
    private static boolean isPlainEastAsian(char c) {
        return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF);
    }

    private void weighCluster(int start, int end) {
        boolean documented = rule == XRule.DOCUMENTED || rule == XRule.STRICT;
        int emoji = documented ? emojiStart(start, end) : end;
        weighCodePoints(start, emoji);
        if (emoji == end) {
            return;
        }
        if (rule == XRule.DOCUMENTED) {
            step(HEAVY, text.charAt(emoji), end - emoji);
            return;
        }
        int before = weight;
        weighCodePoints(emoji, end);
        weight = Math.max(weight, before + HEAVY);
    }

    /** Where the emoji of a cluster begins, since Unicode lets a few signs stand before it; or the end. */
    private int emojiStart(int start, int end) {
        int at = start;
        while (at < end && !Graphemes.isEmoji(text, at, end)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return Math.min(at, end);
    }

    /**
     * By code points and the library's sequences. The library looks for these from left to right without regard to clusters,
     * so one may begin in this cluster and end in the next: of three flag letters it may take the last two.
     */
    private void weighCodePoints(int start, int end) {
        boolean sequences = rule == XRule.REFERENCE || rule == XRule.STRICT;
        for (int at = Math.max(start, covered); at < end; at = covered) {
            int codePoint = text.codePointAt(at);
            int sequence = sequences ? XEmoji.INSTANCE.match(text, at) : -1;
            covered = sequence > 0 ? sequence : at + Character.charCount(codePoint);
            step(sequence > 0 ? HEAVY : weightOf(codePoint), text.charAt(at), covered - at);
        }
    }

    private void step(int stepWeight, char first, int length) {
        weight += stepWeight;
        invalid |= first == '\uFEFF' || first == '\uFFFE' || first == '\uFFFF';
        if (!invalid && weight <= XCount.LIMIT) {
            validEnd += length;
        }
    }

    private int weightOf(int codePoint) {
        if ((codePoint == 0xA9 || codePoint == 0xAE) && (rule == XRule.STRICT || rule == XRule.DOCUMENTED)) {
            return HEAVY;
        }
        return codePoint <= 0x10FF
                        || (codePoint >= 0x2000 && codePoint <= 0x200D)
                        || (codePoint >= 0x2010 && codePoint <= 0x201F)
                        || (codePoint >= 0x2032 && codePoint <= 0x2037)
                ? 1
                : HEAVY;
    }

    private static String normal(String text) {
        return isPlainlyNormal(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** True only for texts made of characters that NFC leaves alone whatever stands beside them. */
    private static boolean isPlainlyNormal(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            boolean plain = c < FIRST_JOINING || isPlainEastAsian(c) || isPlainPunctuation(c);
            boolean leads = c >= FIRST_PICTURE && c <= LAST_PICTURE;
            if (!plain && !(leads && at < text.length() && Character.isLowSurrogate(text.charAt(at++)))) {
                return false;
            }
        }
        return true;
    }

    /** Dashes, quotes, the ellipsis, the joiner and the emoji style. */
    private static boolean isPlainPunctuation(char c) {
        return (c >= 0x2010 && c <= 0x2027) || c == 0x200D || c == 0xFE0F;
    }
}
