package io.newsforge.testkit;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Time that stands still until a test moves it. Both clocks move together with {@link #advance}; only the wall clock moves with
 * {@link #setInstant}, as when somebody sets the clock of a machine. Thread-safe.
 *
 * <pre>{@code
 * ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-21T00:00:00Z"));
 * time.advance(Duration.ofSeconds(30));
 * }</pre>
 */
public final class ManualTime implements TimeSource {

    private record Reading(Instant instant, long nanos) {}

    private volatile Reading now;

    private ManualTime(Instant start) {
        this.now = new Reading(start, 0);
    }

    /**
     * Time that stands at an instant.
     *
     * @param start the first reading of the wall clock; the monotonic clock starts at 0
     * @return the time
     */
    public static ManualTime startingAt(Instant start) {
        return new ManualTime(Objects.requireNonNull(start, "start"));
    }

    /**
     * Moves both clocks forward.
     *
     * @param duration how far, not negative
     * @throws IllegalArgumentException if the duration is negative
     */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration: " + duration + " (expected: not negative)");
        }
        now = new Reading(now.instant().plus(duration), now.nanos() + duration.toNanos());
    }

    /**
     * Sets the wall clock, forward or back; the monotonic clock stays.
     *
     * @param instant the new reading of the wall clock
     */
    public synchronized void setInstant(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        now = new Reading(instant, now.nanos());
    }

    @Override
    public Instant instant() {
        return now.instant();
    }

    @Override
    public long nanos() {
        return now.nanos();
    }
}
