package io.newsforge.quota;

import java.util.Objects;

/**
 * One counter, or one slice of it, against its ledger.
 *
 * @param counter the counter
 * @param slice the slice; 0 unless the counter slides
 * @param used what the counter shows
 * @param reserved what open holds charge, those over their lease that nobody wrote down yet included
 * @param settled what settled holds charge, overruns included
 * @param unknown what unknown holds charge
 * @param overrun the part of {@code settled} that went beyond its reservations
 * @param adjusted the adjustments
 * @param carried what entries that are no longer kept added up to
 */
public record AuditLine(
        CounterKey counter,
        long slice,
        long used,
        long reserved,
        long settled,
        long unknown,
        long overrun,
        long adjusted,
        long carried) {

    /** Refuses null. */
    public AuditLine {
        Objects.requireNonNull(counter, "counter");
    }

    /**
     * What the ledger says the counter should show.
     *
     * @return reserved, settled, unknown, adjusted and carried together
     */
    public long ledger() {
        return reserved + settled + unknown + adjusted + carried;
    }

    /**
     * Whether counter and ledger agree.
     *
     * @return whether they are equal to the last unit
     */
    public boolean balanced() {
        return used == ledger();
    }
}
