package io.newsforge.text;

import java.util.Objects;

/**
 * Extended grapheme clusters, what a reader takes for one character, by UAX 29 of Unicode 17.0 (rules GB3 to GB13, the Indic
 * conjuncts of GB9c among them). Thread-safe, allocates nothing, takes any text: a lone surrogate is a cluster of its own.
 *
 * <p>Unlike {@link java.text.BreakIterator} and the regular expression {@code \X} it does not change with the JDK.
 */
public final class Graphemes {

    /** Below this every character but CR before LF stands alone. */
    private static final int FIRST_JOINING = 0x300;

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int KEYCAP = 0x20E3;
    private static final int TEXT_STYLE = 0xFE0E;

    private static final int NO_PICTOGRAPH = 0;
    private static final int PICTOGRAPH = 1;
    private static final int JOINER = 2;

    private static final int NO_CONJUNCT = 0;
    private static final int UNLINKED = 1;
    private static final int LINKED = 2;

    private static final GraphemeTable TABLE = GraphemeTable.load();

    private Graphemes() {}

    /**
     * Counts the clusters of a text.
     *
     * @param text any text
     * @return how many, 0 for the empty text
     */
    public static int count(CharSequence text) {
        int count = 0;
        for (int at = 0; at < text.length(); at = end(text, at)) {
            count++;
        }
        return count;
    }

    /**
     * Finds the end of a cluster.
     *
     * @param text any text
     * @param from the UTF-16 index at which a cluster starts: 0, or what this method returned
     * @return the UTF-16 index after the cluster, greater than {@code from}, at most the length of the text
     * @throws IndexOutOfBoundsException if {@code from} is not an index of the text
     */
    public static int next(CharSequence text, int from) {
        Objects.checkIndex(from, text.length());
        return end(text, from);
    }

    /**
     * Whether a cluster is an emoji: it starts with a code point of the property Emoji (Unicode 17.0) that is not asked to be
     * text by U+FE0E, or is a flag, or a keycap. Characters that are text by default but may be emoji, such as {@code ©} and
     * {@code ☎}, count; bare digits, {@code #}, {@code *} and half a flag do not.
     *
     * @param text any text
     * @param start the UTF-16 index at which a cluster starts
     * @param end where that cluster ends, exclusive
     * @return true if the cluster is an emoji
     * @throws IndexOutOfBoundsException if the two do not mark a stretch of the text
     */
    public static boolean isEmoji(CharSequence text, int start, int end) {
        Objects.checkFromToIndex(start, end, text.length());
        if (start == end) {
            return false;
        }
        int first = Character.codePointAt(text, start);
        int properties = TABLE.properties(first);
        if ((properties & GraphemeTable.EMOJI) == 0) {
            return false;
        }
        int second = start + Character.charCount(first);
        if (first < 0x80) {
            return contains(text, second, end, KEYCAP);
        }
        if ((properties & GraphemeTable.CLASS) == GraphemeTable.REGIONAL_INDICATOR) {
            return second < end
                    && TABLE.classOf(Character.codePointAt(text, second)) == GraphemeTable.REGIONAL_INDICATOR;
        }
        return second >= end || text.charAt(second) != TEXT_STYLE;
    }

    private static boolean contains(CharSequence text, int from, int to, int wanted) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static int end(CharSequence text, int from) {
        int length = text.length();
        char first = text.charAt(from);
        if (from + 1 == length) {
            return length;
        }
        char second = text.charAt(from + 1);
        if (second < FIRST_JOINING && first < FIRST_JOINING) {
            return first == '\r' && second == '\n' ? from + 2 : from + 1;
        }
        if (isSyllable(first) && (isSyllable(second) || second < FIRST_JOINING)) {
            return from + 1;
        }
        return walk(text, from, length);
    }

    private static boolean isSyllable(char c) {
        return c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE;
    }

    /** The rules at full length; what the rules ask about the text before is kept in three variables. */
    private static int walk(CharSequence text, int from, int length) {
        int codePoint = Character.codePointAt(text, from);
        int at = from + Character.charCount(codePoint);
        int before = TABLE.classOf(codePoint);
        int pictograph = pictograph(before, NO_PICTOGRAPH);
        int conjunct = conjunct(before, NO_CONJUNCT);
        int indicators = before == GraphemeTable.REGIONAL_INDICATOR ? 1 : 0;
        while (at < length) {
            codePoint = Character.codePointAt(text, at);
            int after = TABLE.classOf(codePoint);
            if (!joins(before, after)
                    && !(pictograph == JOINER && after == GraphemeTable.PICTOGRAPH)
                    && !(conjunct == LINKED && after == GraphemeTable.CONSONANT)
                    && !(indicators % 2 == 1 && after == GraphemeTable.REGIONAL_INDICATOR)) {
                return at;
            }
            pictograph = pictograph(after, pictograph);
            conjunct = conjunct(after, conjunct);
            indicators = after == GraphemeTable.REGIONAL_INDICATOR ? indicators + 1 : 0;
            before = after;
            at += Character.charCount(codePoint);
        }
        return length;
    }

    /** GB3 to GB9b, the rules that ask only about the two neighbours. */
    private static boolean joins(int before, int after) {
        if (before >= GraphemeTable.CR && before <= GraphemeTable.CONTROL) {
            return before == GraphemeTable.CR && after == GraphemeTable.LF;
        }
        if (isExtend(after) || after == GraphemeTable.SPACING_MARK) {
            return true;
        }
        return switch (before) {
            case GraphemeTable.PREPEND -> after == GraphemeTable.OTHER || after > GraphemeTable.CONTROL;
            case GraphemeTable.L ->
                after == GraphemeTable.L
                        || after == GraphemeTable.V
                        || after == GraphemeTable.LV
                        || after == GraphemeTable.LVT;
            case GraphemeTable.V, GraphemeTable.LV -> after == GraphemeTable.V || after == GraphemeTable.T;
            case GraphemeTable.T, GraphemeTable.LVT -> after == GraphemeTable.T;
            default -> false;
        };
    }

    /** The three kinds of Extend, and ZWJ. */
    private static boolean isExtend(int after) {
        return after >= GraphemeTable.EXTEND && after <= GraphemeTable.ZWJ;
    }

    /** How far a pictograph with its extensions and one joiner has come. */
    private static int pictograph(int after, int state) {
        if (after == GraphemeTable.PICTOGRAPH) {
            return PICTOGRAPH;
        }
        if (state != PICTOGRAPH || !isExtend(after)) {
            return NO_PICTOGRAPH;
        }
        return after == GraphemeTable.ZWJ ? JOINER : PICTOGRAPH;
    }

    /** How far an Indic conjunct has come. */
    private static int conjunct(int after, int state) {
        return switch (after) {
            case GraphemeTable.CONSONANT -> UNLINKED;
            case GraphemeTable.LINKER -> state == NO_CONJUNCT ? NO_CONJUNCT : LINKED;
            case GraphemeTable.CONJUNCT_EXTEND, GraphemeTable.ZWJ -> state;
            default -> NO_CONJUNCT;
        };
    }
}
