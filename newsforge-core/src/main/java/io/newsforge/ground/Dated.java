package io.newsforge.ground;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a whole number may be of a date or a time, by the words beside it: {@code 20일} and {@code November 20} are days, which is no
 * reason to know the number 20 elsewhere.
 */
final class Dated {

    static final String YEAR = "년";
    static final String MONTH = "월";
    static final String DAY = "일";
    static final String HOUR = "시";
    static final String MINUTE = "분";

    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");
    private static final Pattern YEAR_FORM = Pattern.compile("\\d{4}");
    private static final Pattern UNIT_BEHIND = Pattern.compile(" ?([월일시분月日])");
    private static final Pattern WORD_BEHIND = Pattern.compile("(?:st|nd|rd|th|er|\\.)?,?(?: de| of)? ?(\\p{L}++)");
    private static final Pattern WORD_BEFORE = Pattern.compile("(\\p{L}{3,12}+)\\.? (?:the )?$");
    private static final int LONGEST_BEFORE = 20;

    private Dated() {}

    /** The number with {@link #YEAR}, {@link #MONTH}, {@link #DAY}, {@link #HOUR} or {@link #MINUTE} behind it. */
    static Set<String> readings(String text, int start, int end) {
        String digits = text.substring(start, end);
        if (YEAR_FORM.matcher(digits).matches()) {
            return Set.of(Integer.parseInt(digits) + YEAR);
        }
        if (!SMALL.matcher(digits).matches()) {
            return Set.of();
        }
        int value = Integer.parseInt(digits);
        Set<String> readings = new HashSet<>();
        Matcher unit = UNIT_BEHIND.matcher(text).region(end, text.length());
        if (unit.lookingAt()) {
            readings.add(value + unit.group(1).replace("月", MONTH).replace("日", DAY));
        }
        if (isBesideMonth(text, start, end)) {
            readings.add(value + DAY);
        }
        if (isBesideSlash(text, start, end)) {
            readings.add(value + DAY);
            readings.add(value + MONTH);
        }
        return readings;
    }

    private static boolean isBesideMonth(String text, int start, int end) {
        Matcher behind = WORD_BEHIND.matcher(text).region(end, text.length());
        if (behind.lookingAt() && Months.isOne(text, behind.start(1), behind.end(1))) {
            return true;
        }
        Matcher before = WORD_BEFORE.matcher(text).region(Math.max(0, start - LONGEST_BEFORE), start);
        return before.find() && Months.isOne(text, before.start(1), before.end(1));
    }

    private static boolean isBesideSlash(String text, int start, int end) {
        boolean before = start > 1 && text.charAt(start - 1) == '/' && Character.isDigit(text.charAt(start - 2));
        boolean behind = end + 1 < text.length() && text.charAt(end) == '/' && Character.isDigit(text.charAt(end + 1));
        return before || behind;
    }
}
