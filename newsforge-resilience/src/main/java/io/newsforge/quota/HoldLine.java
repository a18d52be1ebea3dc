package io.newsforge.quota;

import java.util.Objects;

/**
 * One counter a hold wants to charge. There is room if {@code used + amount <= limit}, for an amount of zero too.
 *
 * @param counter the counter
 * @param unit the unit it counts, by which a settlement finds it
 * @param amount what to reserve, from 0 to {@link Amounts#MAX}
 * @param limit what the counter may show at most, from 0 to {@link Amounts#MAX}
 * @param span how long use stays counted
 */
public record HoldLine(CounterKey counter, Unit unit, long amount, long limit, CounterSpan span) {

    /** Refuses amounts and limits out of range. */
    public HoldLine {
        Objects.requireNonNull(counter, "counter");
        Objects.requireNonNull(unit, "unit");
        Checks.amount("amount", amount);
        Checks.amount("limit", limit);
        Objects.requireNonNull(span, "span");
    }
}
