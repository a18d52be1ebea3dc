package io.newsforge.quota;

import java.util.Objects;

/**
 * What a hold has charged to one counter.
 *
 * @param counter the counter
 * @param unit the unit it counts
 * @param slice the slice the charge belongs to; 0 unless the counter slides
 * @param reserved what was reserved
 * @param charged what is charged now
 */
public record HeldLine(CounterKey counter, Unit unit, long slice, long reserved, long charged) {

    /** Refuses amounts out of range. */
    public HeldLine {
        Objects.requireNonNull(counter, "counter");
        Objects.requireNonNull(unit, "unit");
        Checks.amount("reserved", reserved);
        Checks.amount("charged", charged);
    }

    /**
     * What was used beyond the reservation.
     *
     * @return the overrun, 0 if there is none
     */
    public long overrun() {
        return Math.max(0, charged - reserved);
    }
}
