package io.newsforge.health.alert;

import java.time.Duration;

/** Texts of alerts, within bounds and without controls. */
final class Texts {

    private Texts() {}

    /** One line: line breaks and other controls are spaces, so that nothing can begin a header of its own. */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> isControl(c) ? ' ' : c).forEach(line::appendCodePoint);
        return cut(line.toString().strip(), most);
    }

    static boolean isControl(int codePoint) {
        int type = Character.getType(codePoint);
        return (type == Character.CONTROL)
                || (type == Character.LINE_SEPARATOR)
                || (type == Character.PARAGRAPH_SEPARATOR);
    }

    /** The text, or its beginning and an ellipsis; never half a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** A duration for people, such as {@code 1h 2m 3s}. */
    static String lasted(Duration duration) {
        long hours = duration.toHours();
        String minutes = duration.toMinutes() > 0 ? duration.toMinutesPart() + "m " : "";
        return (hours > 0 ? hours + "h " : "") + minutes + duration.toSecondsPart() + "s";
    }
}
