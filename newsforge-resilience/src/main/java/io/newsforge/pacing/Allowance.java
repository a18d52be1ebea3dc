package io.newsforge.pacing;

import java.math.BigInteger;

/**
 * One limit as whole numbers. The level of its bucket is counted in shares so small that a nanosecond brings {@code perNano} of
 * them and a unit costs {@code perUnit}; nothing is ever rounded but a wait, which is rounded up to the next nanosecond.
 */
record Allowance(long perNano, long perUnit, long most) {

    /** Keeps {@code most * perUnit} and a minute's refill below a third of what a long holds, which debts then fit into. */
    static final long LARGEST = 50_000_000;

    /** No limit: nothing costs anything. */
    static final Allowance UNLIMITED = new Allowance(1, 0, Long.MAX_VALUE);

    private static final long MINUTE = 60_000_000_000L;

    static Allowance perMinute(long limit, long burst) {
        long common = BigInteger.valueOf(limit).gcd(BigInteger.valueOf(MINUTE)).longValueExact();
        return new Allowance(limit / common, MINUTE / common, burst);
    }

    /** A full bucket. */
    long full() {
        return perUnit == 0 ? 0 : most * perUnit;
    }

    /** The level after a while. */
    long refilled(long level, long nanos) {
        long missing = full() - level;
        return nanos >= nanosFor(missing) ? full() : level + nanos * perNano;
    }

    long cost(long units) {
        return units * perUnit;
    }

    /** How long it takes to fill in so many shares, rounded up. */
    long nanosFor(long shares) {
        return shares <= 0 ? 0 : (shares - 1) / perNano + 1;
    }

    /** The highest level from which the bucket is not full before so long; not below an empty bucket's debt of itself. */
    long levelFullAfter(long nanos) {
        return nanos >= nanosFor(2 * full()) ? -full() : full() - nanos * perNano;
    }
}
