package io.newsforge.fetch;

import io.newsforge.time.TimeSource;
import java.time.Duration;

/** The time one fetch has in all, on the monotonic clock. Immutable. */
final class Deadline {

    private final TimeSource time;
    private final long start;
    private final Duration budget;

    Deadline(TimeSource time, Duration budget) {
        this.time = time;
        this.start = time.nanos();
        this.budget = budget;
    }

    Duration budget() {
        return budget;
    }

    /** What is left; zero or negative when it has passed. */
    Duration left() {
        return budget.minusNanos(time.nanos() - start);
    }

    boolean hasPassed() {
        return left().isNegative() || left().isZero();
    }
}
