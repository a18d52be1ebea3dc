package io.newsforge.ground;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What multiplies the number before it: {@code million}, {@code bn}, {@code 만}. */
final class Scales {

    /** Where an East Asian unit is the beginning of another word. */
    private static final Pattern OTHER_WORD =
            Pattern.compile("만큼|조[각끼직치사합건선항례]|백신|백화|천막|천장|억제|십자|경(?=[가-힣])(?!원|달러|엔|위안)");

    private static final Map<Character, BigDecimal> SMALL = Map.of(
            '십', BigDecimal.TEN,
            '十', BigDecimal.TEN,
            '백', power(2),
            '百', power(2),
            '천', power(3),
            '千', power(3));

    private static final Map<Character, BigDecimal> LARGE = Map.ofEntries(
            Map.entry('만', power(4)),
            Map.entry('万', power(4)),
            Map.entry('萬', power(4)),
            Map.entry('억', power(8)),
            Map.entry('億', power(8)),
            Map.entry('亿', power(8)),
            Map.entry('조', power(12)),
            Map.entry('兆', power(12)),
            Map.entry('경', power(16)));

    private static final Map<String, BigDecimal> WORDS = Map.ofEntries(
            Map.entry("hundred", power(2)),
            Map.entry("thousand", power(3)),
            Map.entry("million", power(6)),
            Map.entry("millions", power(6)),
            Map.entry("millones", power(6)),
            Map.entry("millionen", power(6)),
            Map.entry("mn", power(6)),
            Map.entry("mio", power(6)),
            Map.entry("billion", power(9)),
            Map.entry("bn", power(9)),
            Map.entry("milliards", power(9)),
            Map.entry("milliarden", power(9)),
            Map.entry("mrd", power(9)),
            Map.entry("trillion", power(12)),
            Map.entry("tn", power(12)),
            Map.entry("dozen", BigDecimal.valueOf(12)));

    /** Attached letters that are a scale or a unit of measure, as in {@code 32m}. */
    private static final Map<String, BigDecimal> LETTERS =
            Map.of("k", power(3), "m", power(6), "b", power(9), "t", power(12));

    private static final Pattern WORD = Pattern.compile("[ -]?(\\p{L}++)");

    private Scales() {}

    private static BigDecimal power(int exponent) {
        return BigDecimal.TEN.pow(exponent);
    }

    static boolean isNone(BigDecimal unit) {
        return unit.compareTo(BigDecimal.ONE) == 0;
    }

    static BigDecimal small(String text, int at) {
        return unit(SMALL, text, at);
    }

    static BigDecimal large(String text, int at) {
        return unit(LARGE, text, at);
    }

    /** One where there is none. */
    private static BigDecimal unit(Map<Character, BigDecimal> units, String text, int at) {
        if (at >= text.length()
                || OTHER_WORD.matcher(text).region(at, text.length()).lookingAt()) {
            return BigDecimal.ONE;
        }
        return units.getOrDefault(text.charAt(at), BigDecimal.ONE);
    }

    /** A scale in a Western language behind a number: one where there is none, and whether the bare number may be meant as well. */
    record Western(BigDecimal factor, boolean ambiguous, int end) {}

    static Western western(String text, int at) {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            return new Western(BigDecimal.ONE, false, at);
        }
        String name = word.group(1).toLowerCase(Locale.ROOT);
        BigDecimal factor = WORDS.get(name);
        if (factor != null) {
            return new Western(factor, false, word.end());
        }
        BigDecimal letter = word.start(1) == at ? LETTERS.get(name) : null;
        return letter == null ? new Western(BigDecimal.ONE, false, at) : new Western(letter, true, word.end());
    }
}
