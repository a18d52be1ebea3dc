package io.newsforge.post;

import java.util.BitSet;

/**
 * Finds the numbers of a text, in digits and in the numerals of East Asia, with what stands between their digits and the character
 * they count: {@code 1,000}, {@code 10:30}, {@code 3.25%}, {@code 1億2千万円}.
 */
final class Numbers {

    private static final String NUMERALS = "〇一二三四五六七八九十百千万億兆萬亿만억조천백";
    private static final String BETWEEN = ".,:/'’-٫٬：，．";

    private Numbers() {}

    /**
     * Takes the places inside numbers from those at which a text may be cut.
     *
     * @param text the text
     * @param cuttable the places, by UTF-16 index
     */
    static void keepWhole(String text, BitSet cuttable) {
        int at = 0;
        while (at < text.length()) {
            if (!isNumeric(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            if (end - at > 1 || Character.isDigit(text.charAt(at))) {
                cuttable.clear(at + 1, end + (isCounted(text, end) ? 1 : 0));
                keepSign(text, at, cuttable);
            }
            at = end;
        }
    }

    private static int end(String text, int start) {
        int end = start + 1;
        while (end < text.length()) {
            if (isNumeric(text.charAt(end))) {
                end++;
            } else if (BETWEEN.indexOf(text.charAt(end)) >= 0
                    && end + 1 < text.length()
                    && Character.isDigit(text.charAt(end + 1))) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    /** The sign of a currency or a minus before a number. */
    private static void keepSign(String text, int start, BitSet cuttable) {
        if (start > 0
                && (Character.getType(text.charAt(start - 1)) == Character.CURRENCY_SYMBOL
                        || "-−+±".indexOf(text.charAt(start - 1)) >= 0)) {
            cuttable.clear(start);
        }
    }

    /** Whether what follows without a space says what is counted: a unit, a per cent sign, a counter. */
    private static boolean isCounted(String text, int end) {
        return end < text.length() && (Character.isLetter(text.charAt(end)) || "%‰°".indexOf(text.charAt(end)) >= 0);
    }

    private static boolean isNumeric(char c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c) || NUMERALS.indexOf(c) >= 0;
    }
}
