package io.newsforge.breaker;

/** Admits everybody and counts nothing. */
record Disabled(long generation) implements Phase {

    @Override
    public BreakerState state() {
        return BreakerState.DISABLED;
    }

    @Override
    public Step ask(long now) {
        return new Step(this, IdlePermit.INSTANCE);
    }
}
