package io.newsforge.store;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.List;

/** What is asked for as the numbers the stores' procedures take. */
final class StoreLines {

    /** Unit, amount, limit, when the counter may be forgotten, width and number of slices. */
    static final int WIDTH = 6;

    /** A clock that is set back by less than this finds its old counters again. */
    private static final long GRACE = Micros.of(Duration.ofHours(1));

    private StoreLines() {}

    static String[] counters(List<HoldLine> lines) {
        String[] counters = new String[lines.size()];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = StoreNames.counter(lines.get(i).counter());
        }
        return counters;
    }

    static Long[] numbers(List<HoldLine> lines) {
        Long[] numbers = new Long[lines.size() * WIDTH];
        int i = 0;
        for (HoldLine line : lines) {
            numbers[i++] = (long) Codes.of(line.unit());
            numbers[i++] = line.amount();
            numbers[i++] = line.limit();
            numbers[i++] = forgetAt(line.span());
            numbers[i++] = width(line.span());
            numbers[i++] = slices(line.span());
        }
        return numbers;
    }

    static Long[] used(Amounts used) {
        Long[] byUnit = new Long[Codes.UNITS];
        for (Unit unit : Unit.values()) {
            byUnit[Codes.of(unit) - 1] = used.orElse(unit, -1);
        }
        return byUnit;
    }

    /** What is kept after the window is kept because of holds; the slices themselves count no longer. */
    static long forgetAt(CounterSpan span) {
        if (span instanceof CounterSpan.Calendar calendar) {
            return Micros.sum(Micros.of(calendar.endsAt()), GRACE);
        }
        return span instanceof CounterSpan.Sliding ? 0 : Micros.FOREVER;
    }

    /** Milliseconds, 0 if it does not slide. */
    static long width(CounterSpan span) {
        return span instanceof CounterSpan.Sliding sliding ? sliding.slice().toMillis() : 0;
    }

    static long slices(CounterSpan span) {
        return span instanceof CounterSpan.Sliding sliding ? sliding.slices() : 0;
    }
}
