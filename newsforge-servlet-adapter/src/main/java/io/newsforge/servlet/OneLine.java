package io.newsforge.servlet;

/** Text from outside, made fit for a log line: no control characters, not endless. */
final class OneLine {

    private static final int LONGEST = 300;

    private OneLine() {}

    static String of(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return bounded.codePoints()
                .map(sign -> isUnfit(sign) ? '?' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnfit(int sign) {
        int type = Character.getType(sign);
        return Character.isISOControl(sign)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
