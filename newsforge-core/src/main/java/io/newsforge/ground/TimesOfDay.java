package io.newsforge.ground;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times that say which half of the day they are in, as {@code 3:30 p.m.}, {@code 3pm} and {@code 오후 3시 30분} do, written as the moment
 * they mean: {@code @15:30}. A time that does not say it is a moment of the 24 hours, and perhaps one of the other half.
 */
final class TimesOfDay {

    /** A time with its half of the day, in a text in {@link PlainForm}. */
    static final String FORM = "(?:1[0-2]|0?[1-9])(?:[:.][0-5]\\d(?::[0-5]\\d)?)? ?(?i:[ap]\\.?m)(?![\\p{L}\\p{N}])\\.?"
            + "|(?:오전|오후|새벽|아침|낮|저녁|밤|午前|午後|上午|下午) ?\\d{1,2}"
            + "(?: ?(?:시(?!간)|[時时点點](?![间間]))(?: ?(?:[0-5]?\\d ?[분分]|반(?=[에께은이부까,.\\s]|$)|半))?|:[0-5]\\d(?!\\d))";

    static final String MOMENT = "@";

    private static final Pattern TIME = Pattern.compile(FORM);
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,2}");
    private static final Pattern WORDS = Pattern.compile("(?i)[ap]\\.?m\\.?$|^[^\\d]+");
    private static final Pattern HALF_PAST = Pattern.compile("[반半]$");
    private static final Pattern GERMAN_PREPOSITION = Pattern.compile(" (?=am$)");
    private static final Pattern NAME_BEHIND = Pattern.compile(" [\\p{Lu}\\d]");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:noon|midday|midnight)\\b|정오|자정");
    private static final Set<String> MIDDAYS = Set.of("noon", "midday", "정오");
    private static final int NOON = 12;

    /** Hours before noon that a word for the half puts behind it, from and to. */
    private static final Map<String, List<Integer>> LATE = Map.of(
            "오후", List.of(1, 11),
            "午後", List.of(1, 11),
            "下午", List.of(1, 11),
            "저녁", List.of(1, 11),
            "낮", List.of(1, 5),
            "밤", List.of(6, 11));

    /** Words with which twelve is noon; with all others it is midnight. */
    private static final Set<String> TWELVE_IS_NOON = Set.of("오후", "午後", "下午", "낮");

    private TimesOfDay() {}

    /** The moment that a {@link #FORM} means. */
    static String moment(String time) {
        Matcher numbers = NUMBERS.matcher(time);
        StringBuilder rest = new StringBuilder();
        int hour = numbers.find() ? Integer.parseInt(numbers.group()) : 0;
        while (numbers.find()) {
            rest.append(':').append(Integer.parseInt(numbers.group()));
        }
        if (rest.isEmpty()) {
            rest.append(HALF_PAST.matcher(time).find() ? ":30" : ":0");
        }
        return MOMENT + of24(hour, half(time)) + rest;
    }

    private static String half(String time) {
        Matcher word = WORDS.matcher(time);
        return word.find() ? word.group().strip() : "";
    }

    private static int of24(int hour, String half) {
        boolean english = half.length() > 1 && "apAP".indexOf(half.charAt(0)) >= 0;
        String word = english ? (Character.toLowerCase(half.charAt(0)) == 'p' ? "오후" : "오전") : half;
        if (hour == NOON) {
            return TWELVE_IS_NOON.contains(word) ? NOON : 0;
        }
        List<Integer> late = LATE.getOrDefault(word, List.of(0, -1));
        return hour >= late.get(0) && hour <= late.get(1) ? hour + NOON : hour;
    }

    /** Whether the half may be no half: in German, {@code 5 am Montag} is no time. */
    static boolean isDoubtful(String text, int start, int end) {
        return GERMAN_PREPOSITION.matcher(text).region(start, end).find()
                && NAME_BEHIND.matcher(text).region(end, text.length()).lookingAt();
    }

    /** The moments that a time without its half may mean; none where it is no time. */
    static Set<String> moments(String time) {
        int colon = time.indexOf(':');
        Integer hour = hour(colon < 0 ? time.replace(Dated.HOUR, "") : time.substring(0, colon));
        if (hour == null) {
            return Set.of();
        }
        String rest = colon < 0 ? ":0" : time.substring(colon);
        int other = (hour + NOON) % (2 * NOON);
        return hour > NOON || hour == 0
                ? Set.of(MOMENT + hour + rest)
                : Set.of(MOMENT + hour + rest, MOMENT + other + rest);
    }

    private static @Nullable Integer hour(String digits) {
        boolean one = NUMBERS.matcher(digits).matches();
        return one && Integer.parseInt(digits) < 2 * NOON ? Integer.valueOf(digits) : null;
    }

    /** A text whose times do not say their half. */
    static String withoutHalves(String text) {
        return TIME.matcher(text)
                .replaceAll(time -> " " + WORDS.matcher(time.group()).replaceAll("") + " ");
    }

    /** A text without the times that say their half. */
    static String without(String text) {
        return TIME.matcher(text).replaceAll(" ");
    }

    /** The moments that have names. */
    static Set<String> named(String text) {
        Set<String> moments = new HashSet<>();
        Matcher name = NAMED.matcher(text);
        while (name.find()) {
            boolean midday = MIDDAYS.contains(name.group().toLowerCase(Locale.ROOT));
            moments.add(MOMENT + (midday ? NOON : 0) + ":0");
        }
        return moments;
    }
}
