package io.newsforge.ground;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A number written in groups, each with its unit: {@code 1억 2,000만}, {@code 2천500}, {@code 3만}. For one thread. */
final class EastAsian {

    private static final int LONGEST = 40;

    private final String text;
    private final List<BigDecimal> groups = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal section = BigDecimal.ZERO;
    private boolean scaled;
    private boolean loose;
    private int end;

    EastAsian(String text, int start, int end) {
        this.text = text;
        this.end = end;
        if (!isOrdinal(start) && !KoreanGroups.isOne(text, start, end)) {
            read(start, end);
        }
    }

    /** {@code 제2조} is the second article of a law, not two trillion. */
    private boolean isOrdinal(int start) {
        return start > 0 && text.charAt(start - 1) == '제';
    }

    /** Whether there is a unit at all. */
    boolean isScaled() {
        return scaled;
    }

    int end() {
        return end;
    }

    Quantity quantity(String quote, String percent) {
        List<Quantity> pieces = new ArrayList<>();
        if (loose) {
            groups.forEach(
                    group -> pieces.add(new Quantity(quote, Set.of(NumberReading.plain(group) + percent), List.of())));
        }
        return new Quantity(quote, Set.of(NumberReading.plain(total.add(section)) + percent), pieces);
    }

    private void read(int start, int digitsEnd) {
        Group group = group(start, digitsEnd);
        Group above = null;
        while (group != null && group.follows(above)) {
            if (above == null && group.isBare()) {
                return;
            }
            add(group);
            loose |= group.isBare() && text.charAt(group.start() - 1) == ' ';
            above = group;
            group = group.isBare() ? null : groupAt(end);
        }
    }

    private void add(Group group) {
        groups.add(group.value().multiply(group.small()).multiply(group.large()));
        section = section.add(group.value().multiply(group.small()));
        if (group.hasLarge()) {
            total = total.add(section.multiply(group.large()));
            section = BigDecimal.ZERO;
        }
        scaled = true;
        end = group.end();
    }

    private @Nullable Group groupAt(int at) {
        Matcher next = NumberReading.digitsAt(text, at);
        return next.lookingAt() ? group(next.start(), next.end()) : null;
    }

    private @Nullable Group group(int from, int to) {
        String digits = text.substring(from, to).replace(",", "");
        if (digits.indexOf('.') != digits.lastIndexOf('.') || digits.length() > LONGEST) {
            return null;
        }
        BigDecimal small = Scales.small(text, to);
        int behindSmall = Scales.isNone(small) ? to : to + 1;
        BigDecimal large = Scales.large(text, behindSmall);
        int behind = Scales.isNone(large) ? behindSmall : behindSmall + 1;
        return new Group(from, behind, new BigDecimal(digits), small, large);
    }

    /** A number in digits with the units behind it, one where there are none. */
    private record Group(int start, int end, BigDecimal value, BigDecimal small, BigDecimal large) {

        boolean hasLarge() {
            return !Scales.isNone(large);
        }

        boolean isBare() {
            return Scales.isNone(small) && !hasLarge();
        }

        /** Whether this is a smaller part of the same number. */
        boolean follows(@Nullable Group above) {
            if (above == null) {
                return true;
            }
            BigDecimal part = value.multiply(small);
            return above.hasLarge()
                    ? part.multiply(large).compareTo(above.large()) < 0
                    : part.compareTo(above.small()) < 0;
        }
    }
}
