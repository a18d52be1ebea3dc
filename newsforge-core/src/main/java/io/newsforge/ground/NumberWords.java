package io.newsforge.ground;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes number words of English and Korean in digits: for articles, where lenience is right. */
final class NumberWords {

    private static final List<String> UNITS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final Map<String, Integer> KOREAN = Map.ofEntries(
            Map.entry("한", 1),
            Map.entry("두", 2),
            Map.entry("세", 3),
            Map.entry("네", 4),
            Map.entry("다섯", 5),
            Map.entry("여섯", 6),
            Map.entry("일곱", 7),
            Map.entry("여덟", 8),
            Map.entry("아홉", 9),
            Map.entry("열", 10),
            Map.entry("스무", 20));

    private static final Pattern ENGLISH_WORD = Pattern.compile("(?i)\\b(?:(" + String.join("|", TENS) + ")(?:[- ]("
            + String.join("|", UNITS.subList(1, 10)) + "))?|(" + String.join("|", UNITS) + ")|("
            + String.join("|", ORDINALS) + "))\\b");
    private static final Pattern KOREAN_WORD = Pattern.compile(
            "(?<![가-힣])(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무)" + "(?=\\s?(?:명|개|곳|달|번|차례|가지|시|살|대|마리|건|편|팀|사람|해|주|배))");

    private static final String SCALE = "(?= (?:hundred|thousand|million|billion|trillion|dozen)\\b)";
    private static final Pattern HALF = Pattern.compile("(?i)\\bhalf an?" + SCALE);
    private static final Pattern ARTICLE = Pattern.compile("(?i)\\ban?" + SCALE);

    private NumberWords() {}

    static String inDigits(String text) {
        String scales = ARTICLE.matcher(HALF.matcher(text).replaceAll("0.5")).replaceAll("1");
        String english = ENGLISH_WORD.matcher(scales).replaceAll(word -> String.valueOf(value((Matcher) word)));
        return KOREAN_WORD.matcher(english).replaceAll(word -> String.valueOf(KOREAN.get(word.group(1))));
    }

    private static int value(Matcher word) {
        if (word.group(1) != null) {
            int ones = word.group(2) == null ? 0 : UNITS.indexOf(word.group(2).toLowerCase(Locale.ROOT));
            return (TENS.indexOf(word.group(1).toLowerCase(Locale.ROOT)) + 2) * 10 + ones;
        }
        return word.group(3) != null
                ? UNITS.indexOf(word.group(3).toLowerCase(Locale.ROOT))
                : ORDINALS.indexOf(word.group(4).toLowerCase(Locale.ROOT)) + 1;
    }
}
