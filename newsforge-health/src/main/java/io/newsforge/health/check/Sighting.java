package io.newsforge.health.check;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One look at one thing: what was found, when, and how long it took. Immutable.
 *
 * @param health what was found
 * @param at the wall clock when it was found
 * @param nanos the monotonic clock then, for {@link #age}
 * @param latency how long the look took
 */
public record Sighting(Health health, Instant at, long nanos, Duration latency) {

    /** Checks that nothing is missing. */
    public Sighting {
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(latency, "latency");
    }

    /**
     * How old this is. A step of the wall clock does not change it.
     *
     * @param time the clock it was made with
     * @return the age, not negative
     */
    public Duration age(TimeSource time) {
        return Duration.ofNanos(Math.max(0, time.nanos() - nanos));
    }
}
