package io.newsforge.store;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** What is asked for, as the texts and numbers the stores' procedures take. */
final class StoreLines {

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

    /** One number of each line. */
    static long[] column(List<HoldLine> lines, ToLongFunction<HoldLine> number) {
        return lines.stream().mapToLong(number).toArray();
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
