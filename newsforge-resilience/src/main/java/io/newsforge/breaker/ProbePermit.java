package io.newsforge.breaker;

import java.util.Objects;

/** A permit of a half-open phase. Compared by identity: the phase knows which ones are out. */
final class ProbePermit implements Permit {

    private final CircuitBreaker breaker;
    private final long start;
    private final long expiry;

    ProbePermit(CircuitBreaker breaker, long start, long expiry) {
        this.breaker = breaker;
        this.start = start;
        this.expiry = expiry;
    }

    long nanosLeft(long now) {
        return expiry - now;
    }

    boolean isSlow(long now, long slowNanos) {
        return now - start >= slowNanos;
    }

    @Override
    public void record(Outcome outcome) {
        breaker.recordProbe(this, Objects.requireNonNull(outcome, "outcome"));
    }
}
