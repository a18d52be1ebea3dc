package io.newsforge.health.probe;

import io.newsforge.time.TimeSource;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Clocks for tests of this module, which cannot see the testkit. */
final class Clocks {

    private Clocks() {}

    /** A monotonic clock that says what it is told, and a wall clock that stands. */
    static TimeSource stepping(LongSupplier nanos) {
        return new TimeSource() {
            @Override
            public Instant instant() {
                return Instant.EPOCH;
            }

            @Override
            public long nanos() {
                return nanos.getAsLong();
            }
        };
    }
}
