package io.newsforge.text;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extended grapheme clusters. */
public final class Graphemes {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern EMOJI =
            Pattern.compile("[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2B00}-\\x{2BFF}\\x{FE0F}\\x{20E3}]");

    private Graphemes() {}

    /**
     * Counts the clusters of a text.
     *
     * @param text any text
     * @return how many, 0 or more
     */
    public static int count(CharSequence text) {
        return (int) CLUSTER.matcher(text).results().count();
    }

    /**
     * Finds the end of a cluster.
     *
     * @param text any text
     * @param from the UTF-16 index where a cluster starts, less than the length
     * @return the UTF-16 index where it ends, exclusive
     */
    public static int next(CharSequence text, int from) {
        Objects.checkIndex(from, text.length());
        Matcher matcher = CLUSTER.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.end() : from + 1;
    }

    /**
     * Whether a cluster is an emoji.
     *
     * @param text any text
     * @param start where the cluster starts
     * @param end where it ends, exclusive
     * @return true if it is shown as an emoji
     */
    public static boolean isEmoji(CharSequence text, int start, int end) {
        return EMOJI.matcher(text).region(start, end).find();
    }
}
