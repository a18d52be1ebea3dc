package io.newsforge.retry;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: before the n-th retry a wait from 0 up to {@code first * 2^(n-1)}, never above the
 * ceiling. Immutable.
 *
 * @param first the longest wait before the first retry, positive
 * @param ceiling the longest wait of all, at least {@code first}
 */
public record Backoff(Duration first, Duration ceiling) {

    /** Checks the ranges. */
    public Backoff {
        Expect.positive("first", first);
        if (ceiling.compareTo(first) < 0) {
            throw new IllegalArgumentException("ceiling: " + ceiling + " (expected: >= " + first + ")");
        }
    }

    /**
     * The longest wait before a retry.
     *
     * @param retry which one, at least 1
     * @return the bound of the jitter
     * @throws IllegalArgumentException if the number is out of range
     */
    public Duration longest(int retry) {
        Expect.between("retry", retry, 1, Integer.MAX_VALUE);
        long top = Expect.nanos(ceiling);
        long start = Expect.nanos(first);
        int doublings = retry - 1;
        boolean fits = doublings < Long.numberOfLeadingZeros(start) - 1;
        return Duration.ofNanos(fits ? Math.min(top, start << doublings) : top);
    }

    /**
     * A wait before a retry.
     *
     * @param retry which one, at least 1
     * @param random where the jitter comes from
     * @return from zero to {@link #longest}, both included
     * @throws IllegalArgumentException if the number is out of range
     */
    public Duration delay(int retry, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(longest(retry).toNanos() + 1));
    }
}
