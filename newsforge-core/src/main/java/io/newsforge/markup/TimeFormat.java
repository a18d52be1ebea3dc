package io.newsforge.markup;

import java.util.regex.Pattern;

/** How a time is to be shown: {@code r} for a distance, or letters for day of the week, date and time. */
final class TimeFormat {

    private static final Pattern VALID = Pattern.compile("[rR]|[tTdDwW]*");

    private TimeFormat() {}

    /** A time and its format in one. */
    static String withTime(String unixTime, String format) {
        if (!VALID.matcher(format).matches()) {
            throw new MarkupException("Invalid date format used");
        }
        return format.isEmpty() ? unixTime : unixTime + ' ' + format;
    }
}
