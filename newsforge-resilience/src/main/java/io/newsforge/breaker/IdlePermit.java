package io.newsforge.breaker;

import java.util.Objects;

/** A permit of a disabled breaker: nobody counts. */
enum IdlePermit implements Permit {
    INSTANCE;

    @Override
    public void record(Outcome outcome) {
        Objects.requireNonNull(outcome, "outcome");
    }
}
