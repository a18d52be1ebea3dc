package io.newsforge.platform;

/** Letters, marks and digits of all scripts, as the running JDK knows them. */
final class Letters {

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;
    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION;

    private Letters() {}

    static boolean isMark(int codePoint) {
        return (MARKS >> Character.getType(codePoint) & 1) != 0;
    }

    static boolean isLetterOrMark(int codePoint) {
        return Character.isLetter(codePoint) || isMark(codePoint);
    }

    /** Decimal digits of any script. */
    static boolean isDigit(int codePoint) {
        return Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }

    static boolean isPunctuation(int codePoint) {
        return (PUNCTUATION >> Character.getType(codePoint) & 1) != 0;
    }

    /** Letters, marks, decimal digits and connectors such as the underscore. */
    static boolean isWord(int codePoint) {
        return isLetterOrMark(codePoint)
                || isDigit(codePoint)
                || Character.getType(codePoint) == Character.CONNECTOR_PUNCTUATION;
    }
}
