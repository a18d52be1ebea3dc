package io.newsforge.quota;

import io.newsforge.time.TimeSource;
import java.time.Instant;

/**
 * Instants that never go back: the wall clock when this was made, moved on by the monotonic clock. For leases and sliding
 * windows, which are durations; calendars read the wall clock itself.
 */
final class SteadyTime {

    private final TimeSource time;
    private final Instant startedAt;
    private final long started;

    SteadyTime(TimeSource time) {
        this.time = time;
        this.startedAt = time.instant();
        this.started = time.nanos();
    }

    Instant now() {
        return startedAt.plusNanos(time.nanos() - started);
    }
}
