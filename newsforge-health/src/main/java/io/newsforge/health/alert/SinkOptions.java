package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import io.newsforge.retry.Backoff;
import java.time.Duration;
import java.util.Objects;

/**
 * How alerts are brought to one sink. Immutable.
 *
 * @param perMinute how many attempts in any minute, 1 to 600
 * @param capacity how many keys may wait, 2 to 100,000
 * @param atLeast what matters less is not for this sink
 * @param backoff how long to wait after failures: at least half of its bound, never more
 */
public record SinkOptions(int perMinute, int capacity, Severity atLeast, Backoff backoff) {

    private static final Backoff DEFAULT_BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is outside
     */
    public SinkOptions {
        Expect.between("perMinute", perMinute, 1, 600);
        Expect.between("capacity", capacity, 2, 100_000);
        Objects.requireNonNull(atLeast, "atLeast");
        Objects.requireNonNull(backoff, "backoff");
    }

    /**
     * 10 attempts a minute, 1,000 keys, everything from INFO on, back-off from 5 seconds to 5 minutes.
     *
     * @return the defaults
     */
    public static SinkOptions defaults() {
        return new SinkOptions(10, 1_000, Severity.INFO, DEFAULT_BACKOFF);
    }

    /**
     * These options with another rate.
     *
     * @param attempts 1 to 600
     * @return the new options
     */
    public SinkOptions perMinute(int attempts) {
        return new SinkOptions(attempts, capacity, atLeast, backoff);
    }

    /**
     * These options with another bound of the queue.
     *
     * @param keys 2 to 100,000
     * @return the new options
     */
    public SinkOptions capacity(int keys) {
        return new SinkOptions(perMinute, keys, atLeast, backoff);
    }

    /**
     * These options for alerts that matter enough.
     *
     * @param severity the least that is sent
     * @return the new options
     */
    public SinkOptions atLeast(Severity severity) {
        return new SinkOptions(perMinute, capacity, severity, backoff);
    }

    /**
     * These options with another back-off.
     *
     * @param waits how long to wait after failures
     * @return the new options
     */
    public SinkOptions backoff(Backoff waits) {
        return new SinkOptions(perMinute, capacity, atLeast, waits);
    }
}
