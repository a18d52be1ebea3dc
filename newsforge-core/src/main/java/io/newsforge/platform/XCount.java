package io.newsforge.platform;

/**
 * What X's way of counting says about a text (twitter-text configuration v3, checked 2026-11). Immutable.
 *
 * @param weight the weighted length; 0 for a text of white space only
 * @param valid whether X takes a post of this text: something to say, at most {@link #LIMIT}, and none of U+FEFF, U+FFFE and
 *     U+FFFF in it
 * @param validEnd how many UTF-16 units from the start X would take, exclusive. As in X's library, the count is made on the
 *     NFC form of the text and then shifted by what normalising took away, so it is exact for texts in NFC
 */
public record XCount(int weight, boolean valid, int validEnd) {

    /** The weight a post may have, for accounts without a paid plan. */
    public static final int LIMIT = 280;

    private static final int WHOLE = 1000;

    /**
     * Counts a text.
     *
     * @param text any text
     * @param rule how emoji weigh
     * @return what came of it
     */
    public static XCount of(String text, XRule rule) {
        return new XWeighing(text, rule).count();
    }

    /**
     * How much of the limit the weight is.
     *
     * @return thousandths, rounded down; more than 1000 when the text is too long
     */
    public int permillage() {
        return (int) ((long) weight * WHOLE / LIMIT);
    }
}
