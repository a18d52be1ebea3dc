package io.newsforge.breaker;

import java.time.Duration;

/** Admits nobody, for as long as the host says. */
record ForcedOpen(CircuitBreaker breaker, long generation) implements Phase {

    @Override
    public BreakerState state() {
        return BreakerState.FORCED_OPEN;
    }

    @Override
    public Step ask(long now) {
        Duration guess = Duration.ofNanos(breaker.coolDownNanos());
        return new Step(this, new Admission.Rejected(breaker.name(), BreakerState.FORCED_OPEN, guess));
    }
}
