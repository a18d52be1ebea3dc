package io.newsforge.breaker;

import java.util.Objects;

/** A permit of a closed phase whose rule asks how long the call took. */
record TimedPermit(CircuitBreaker breaker, long generation, Window window, long start) implements Permit {

    @Override
    public void record(Outcome outcome) {
        if (Objects.requireNonNull(outcome, "outcome") != Outcome.IGNORED) {
            long elapsed = breaker.time().nanos() - start;
            breaker.recordClosed(generation, window, outcome == Outcome.FAILURE, elapsed);
        }
    }
}
