package io.newsforge.breaker;

/** What a {@link CircuitBreaker} does with those who ask. */
public enum BreakerState {
    /** Everybody is admitted and results are counted. */
    CLOSED,
    /** Nobody is admitted until the cool-down has passed. */
    OPEN,
    /** A bounded number of probes is admitted to find out. */
    HALF_OPEN,
    /** Nobody is admitted until somebody resets the breaker. */
    FORCED_OPEN,
    /** Everybody is admitted and nothing is counted. */
    DISABLED
}
