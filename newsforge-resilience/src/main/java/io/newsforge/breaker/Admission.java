package io.newsforge.breaker;

import java.time.Duration;
import java.util.Objects;

/** What came of asking a {@link CircuitBreaker}: a {@link Permit}, or {@link Rejected}. Immutable. */
public sealed interface Admission permits Permit, Admission.Rejected {

    /**
     * A no.
     *
     * @param breaker the name of the breaker
     * @param state why: {@link BreakerState#OPEN}, {@link BreakerState#HALF_OPEN} or {@link BreakerState#FORCED_OPEN}
     * @param retryAfter when to ask again. Open: what is left of the cool-down. Half-open: when the first of the probes under way
     *     expires at the latest; it may come back sooner. Forced open: a whole cool-down, since nobody knows
     */
    record Rejected(String breaker, BreakerState state, Duration retryAfter) implements Admission {

        /** Checks that nothing is null. */
        public Rejected {
            Objects.requireNonNull(breaker, "breaker");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
