package io.newsforge.breaker;

/** Admits everybody. Its window counts from a clean slate and dies with it, so late results of another one are not in it. */
record Closed(CircuitBreaker breaker, long generation, Window window, Permit shared) implements Phase {

    static Closed of(CircuitBreaker breaker, long generation) {
        Window window = Window.of(breaker.rule(), breaker.time());
        return new Closed(breaker, generation, window, new SharedPermit(breaker, generation, window));
    }

    @Override
    public BreakerState state() {
        return BreakerState.CLOSED;
    }

    Permit admit() {
        return breaker.timesCalls()
                ? new TimedPermit(breaker, generation, window, breaker.time().nanos())
                : shared;
    }

    @Override
    public Step ask(long now) {
        return new Step(this, admit());
    }
}
