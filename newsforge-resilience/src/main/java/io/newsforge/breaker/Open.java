package io.newsforge.breaker;

import java.time.Duration;
import java.util.List;

/** Admits nobody until the cool-down has passed; the first to ask after that is the first probe. */
record Open(CircuitBreaker breaker, long generation, long since) implements Phase {

    @Override
    public BreakerState state() {
        return BreakerState.OPEN;
    }

    long nanosLeft(long now) {
        long elapsed = Math.max(0, now - since);
        return Math.max(0, breaker.coolDownNanos() - elapsed);
    }

    @Override
    public Step ask(long now) {
        long left = nanosLeft(now);
        if (left > 0) {
            return new Step(this, new Admission.Rejected(breaker.name(), BreakerState.OPEN, Duration.ofNanos(left)));
        }
        return new HalfOpen(breaker, generation + 1, List.of(), 0).ask(now);
    }
}
