package io.newsforge.ground;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What a number in digits may mean: {@code 1,234} is a thousand here and one and a bit there. */
final class Decimals {

    private static final int LONGEST = 40;

    private Decimals() {}

    /** The values it may have; none for what is no number, such as a version. */
    static Set<BigDecimal> readings(String digits) {
        if (digits.length() > LONGEST) {
            return Set.of();
        }
        int dots = count(digits, '.');
        int commas = count(digits, ',');
        if (dots > 0 && commas > 0) {
            return mixed(digits, dots, commas);
        }
        return dots + commas == 0
                ? Set.of(new BigDecimal(digits))
                : oneSign(digits, dots > 0 ? '.' : ',', dots + commas);
    }

    /** The one that comes last parts the fraction, if it comes once. */
    private static Set<BigDecimal> mixed(String digits, int dots, int commas) {
        char last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
        char grouping = last == '.' ? ',' : '.';
        return (last == '.' ? dots : commas) == 1
                ? Set.of(new BigDecimal(without(digits, grouping).replace(last, '.')))
                : Set.of();
    }

    private static Set<BigDecimal> oneSign(String digits, char sign, int times) {
        int behind = digits.length() - digits.lastIndexOf(sign) - 1;
        if (times == 1) {
            BigDecimal fraction = new BigDecimal(digits.replace(sign, '.'));
            return behind == 3 ? Set.of(fraction, new BigDecimal(without(digits, sign))) : Set.of(fraction);
        }
        List<String> groups = List.of(digits.split("[.,]", -1));
        boolean grouped = groups.stream().skip(1).allMatch(group -> group.length() == 3 || group.length() == 2);
        return grouped && behind == 3 ? Set.of(new BigDecimal(without(digits, sign))) : Set.of();
    }

    private static String without(String digits, char sign) {
        return digits.replace(String.valueOf(sign), "");
    }

    private static int count(String digits, char sign) {
        return (int) digits.chars().filter(c -> c == sign).count();
    }
}
