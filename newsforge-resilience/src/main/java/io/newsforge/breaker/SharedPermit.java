package io.newsforge.breaker;

import java.util.Objects;

/** The one permit of a closed phase. */
record SharedPermit(CircuitBreaker breaker, long generation, Window window) implements Permit {

    @Override
    public void record(Outcome outcome) {
        if (Objects.requireNonNull(outcome, "outcome") != Outcome.IGNORED) {
            breaker.recordClosed(generation, window, outcome == Outcome.FAILURE, 0);
        }
    }
}
