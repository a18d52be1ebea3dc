package io.newsforge.ground;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of months, of which some are other words as well. */
final class Months {

    /** Short names of other languages are words of English: {@code out}, {@code set}, {@code ago}. */
    private static final List<Locale> NAMED_IN_FULL = List.of(
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("nl"));

    private static final Pattern WORD = Pattern.compile("\\p{L}++");
    private static final Set<String> ALSO_VERBS = Set.of("may", "march", "mar");
    private static final Pattern BESIDE_DIGIT = Pattern.compile("\\.? ?\\d");
    private static final Set<String> ALL = all();

    private Months() {}

    private static Set<String> all() {
        Set<String> all = new HashSet<>();
        for (Month month : Month.values()) {
            NAMED_IN_FULL.forEach(locale -> all.add(name(month, TextStyle.FULL, locale)));
            all.add(name(month, TextStyle.FULL, Locale.ENGLISH));
            all.add(name(month, TextStyle.SHORT, Locale.ENGLISH));
        }
        return Set.copyOf(all);
    }

    /** The numbers of the months a text names in English or in a language of its own. */
    static Set<Integer> in(String text, Locale language) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (mayBeMonth(text, word.start(), word.end())) {
                words.add(word.group().toLowerCase(Locale.ROOT));
            }
        }
        Set<Integer> months = new HashSet<>();
        for (Month month : Month.values()) {
            for (Locale locale : List.of(Locale.ENGLISH, language)) {
                if (words.contains(name(month, TextStyle.FULL, locale))
                        || words.contains(name(month, TextStyle.SHORT, locale))) {
                    months.add(month.getValue());
                }
            }
        }
        return months;
    }

    /** Whether one of them is this word of a text in some language. */
    static boolean isOne(String text, int start, int end) {
        return ALL.contains(text.substring(start, end).toLowerCase(Locale.ROOT)) && mayBeMonth(text, start, end);
    }

    /** May and March only with a capital, and beside a digit or within a sentence. */
    private static boolean mayBeMonth(String text, int start, int end) {
        if (!ALSO_VERBS.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
            return true;
        }
        boolean digitBefore = start > 1 && Character.isDigit(text.charAt(start - 2));
        boolean digitBehind =
                BESIDE_DIGIT.matcher(text).region(end, text.length()).lookingAt();
        boolean within = start > 1 && Character.isLowerCase(text.charAt(start - 2)) && text.charAt(start - 1) == ' ';
        return Character.isUpperCase(text.charAt(start)) && (digitBefore || digitBehind || within);
    }

    private static String name(Month month, TextStyle style, Locale language) {
        return month.getDisplayName(style, language).toLowerCase(Locale.ROOT).replace(".", "");
    }
}
