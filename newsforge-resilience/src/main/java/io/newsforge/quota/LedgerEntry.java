package io.newsforge.quota;

import java.time.Instant;
import java.util.Objects;

/**
 * One change of one counter, or the note that a hold became unknown.
 *
 * @param at when, by the store's clock
 * @param kind what happened
 * @param key the hold or the adjustment, or empty for {@link Kind#CARRY}
 * @param counter the counter
 * @param slice the slice that changed; 0 unless the counter slides
 * @param delta what was added to the counter, negative if it was given back
 * @param reason why, for adjustments and expired leases; otherwise empty
 */
public record LedgerEntry(
        Instant at, Kind kind, String key, CounterKey counter, long slice, long delta, String reason) {

    /** What happened to a counter. */
    public enum Kind {
        /** A hold was taken: the amount reserved. */
        RESERVE,
        /** A hold was settled: what was used less what was charged, never more than 0. */
        SETTLE,
        /** A hold was settled above its reservation: what it used beyond it. Stands beside a {@link #SETTLE}. */
        OVERRUN,
        /** A hold was released: the amount reserved, given back. */
        RELEASE,
        /** A hold became unknown: 0, since it stays charged. */
        UNKNOWN,
        /** An adjustment by hand. */
        ADJUST,
        /** What entries that the store no longer keeps had added up to. */
        CARRY
    }

    /** Refuses null. */
    public LedgerEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(counter, "counter");
        Objects.requireNonNull(reason, "reason");
    }
}
