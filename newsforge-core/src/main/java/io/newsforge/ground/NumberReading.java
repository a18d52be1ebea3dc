package io.newsforge.ground;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers of a text in {@link PlainForm}, from its beginning to its end. For one thread. */
final class NumberReading {

    private static final Pattern NUMBER = Pattern.compile("(?<date>\\d{4}([-./])\\d{1,2}\\2\\d{1,2}(?![\\d]))"
            + "|(?<moment>" + TimesOfDay.FORM + ")"
            + "|(?<time>\\d{1,3}:\\d{2}(?::\\d{2})?(?!\\d))"
            + "|(?<digits>\\d+(?:[.,]\\d+)*)");
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern PER_CENT = Pattern.compile("\\s?(?:%|퍼센트|프로(?![가-힣])|"
            + "(?i:per ?cent|percentage[ -]points?|pct|prozent|prozentpunkte?|por ciento|pour cent)\\b)");

    private final String text;
    private final List<Quantity> found = new ArrayList<>();

    private NumberReading(String text) {
        this.text = text;
    }

    static List<Quantity> of(String plainText) {
        NumberReading reading = new NumberReading(plainText);
        reading.read();
        return reading.found;
    }

    private void read() {
        Matcher number = NUMBER.matcher(text);
        int at = 0;
        while (number.find(at)) {
            if (number.group("digits") != null) {
                at = quantity(number.start(), number.end());
            } else {
                found.add(
                        number.group("moment") == null ? parted(number.group()) : moment(number.start(), number.end()));
                at = number.end();
            }
        }
    }

    private Quantity moment(int start, int end) {
        String quote = text.substring(start, end);
        Set<String> readings = new HashSet<>(Set.of(TimesOfDay.moment(quote)));
        if (TimesOfDay.isDoubtful(text, start, end)) {
            of(TimesOfDay.withoutHalves(quote)).forEach(plain -> readings.addAll(plain.readings()));
        }
        return new Quantity(quote, readings, List.of());
    }

    /** A date or a time: itself, or for a date its numbers in any order. */
    private static Quantity parted(String quote) {
        boolean time = quote.indexOf(':') > 0;
        List<String> units = List.of(Dated.YEAR, Dated.MONTH, Dated.DAY);
        List<String> values = new ArrayList<>();
        List<Quantity> pieces = new ArrayList<>();
        for (String piece : quote.split("[-./:]", -1)) {
            String value = plain(new BigDecimal(piece));
            pieces.add(new Quantity(piece, Set.of(value, value + units.get(values.size())), List.of()));
            values.add(value);
        }
        return new Quantity(quote, Set.of(String.join(time ? ":" : "-", values)), time ? List.of() : pieces);
    }

    private int quantity(int start, int end) {
        EastAsian eastAsian = new EastAsian(text, start, end);
        if (eastAsian.isScaled()) {
            found.add(eastAsian.quantity(text.substring(start, eastAsian.end()), percent(eastAsian.end())));
            return eastAsian.end();
        }
        Scales.Western scale = Scales.western(text, end);
        Set<BigDecimal> values = Decimals.readings(text.substring(start, end));
        Set<String> readings = new HashSet<>();
        String sign = percent(scale.end());
        for (BigDecimal value : values) {
            readings.add(plain(value.multiply(scale.factor())) + sign);
            if (scale.ambiguous()) {
                readings.add(plain(value) + sign);
            }
        }
        if (sign.isEmpty() && scale.end() == end) {
            readings.addAll(Dated.readings(text, start, end));
        }
        String quote = text.substring(start, scale.end());
        found.add(new Quantity(quote, readings.isEmpty() ? Set.of(quote) : readings, List.of()));
        return scale.end();
    }

    private String percent(int at) {
        return PER_CENT.matcher(text).region(at, text.length()).lookingAt() ? "%" : "";
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The digits that stand at an index, perhaps behind one space. */
    static Matcher digitsAt(String text, int at) {
        int start = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        Matcher digits = DIGITS.matcher(text);
        digits.region(Math.min(start, text.length()), text.length());
        return digits;
    }
}
