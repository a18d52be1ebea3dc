package io.newsforge.post;

import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.TextLimit;

/**
 * As much of a long text as can matter to a message: far more than fits, and enough behind it that every quotation, bracket or number
 * in the part that may fit is seen to its end. What is looked at grows with the limit of the platform, not with the article.
 *
 * @param text the beginning of the text
 * @param hidden how many UTF-16 units of it were left off
 */
record Window(String text, int hidden) {

    /** More than the widest quotation that is kept whole, in UTF-16 units. */
    private static final int MARGIN = 1_300;

    /**
     * Looks at a text.
     *
     * @param text a tidy text
     * @param spec the platform
     * @param messages how many messages may be made of it
     * @return all of it where it is short
     */
    static Window of(String text, PlatformSpec spec, int messages) {
        TextLimit limit = spec.limits().get(0);
        long most = (long) limit.max() * messages;
        for (long wanted = most + most / 4; wanted + MARGIN < text.length(); wanted *= 2) {
            int end = whole(text, (int) wanted);
            if (limit.meter().measure(text.substring(0, end)) > most) {
                int close = whole(text, end + MARGIN);
                return new Window(text.substring(0, close), text.length() - close);
            }
        }
        return new Window(text, 0);
    }

    /** The index, or the one before it where it would split a character. */
    private static int whole(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
