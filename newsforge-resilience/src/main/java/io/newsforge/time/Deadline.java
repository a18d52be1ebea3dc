package io.newsforge.time;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.Objects;

/**
 * The moment by which a piece of work has to be done, on the monotonic clock. It is passed down as it is, so that whatever
 * a step takes is gone for the steps after it. Immutable and thread-safe.
 *
 * <pre>{@code
 * Deadline deadline = Deadline.after(Duration.ofSeconds(30), time);
 * client.timeout(deadline.within(Duration.ofSeconds(10)).remaining());
 * if (!deadline.allows(retryAfter)) {
 *     return tooLate();
 * }
 * }</pre>
 */
public final class Deadline {

    private final TimeSource time;
    private final long end;

    private Deadline(TimeSource time, long end) {
        this.time = time;
        this.end = end;
    }

    /**
     * A deadline that passes after a while.
     *
     * @param budget how long from now, not negative; more than a hundred years is a hundred years
     * @param time the clock it is measured on
     * @return the deadline
     * @throws IllegalArgumentException if the budget is negative
     */
    public static Deadline after(Duration budget, TimeSource time) {
        Objects.requireNonNull(time, "time");
        return new Deadline(time, time.nanos() + Expect.nanos(Expect.notNegative("budget", budget)));
    }

    /**
     * The earlier of this deadline and one that passes after a while: what a single step may take.
     *
     * @param budget how long from now, not negative
     * @return this deadline, or an earlier one
     * @throws IllegalArgumentException if the budget is negative
     */
    public Deadline within(Duration budget) {
        long other = time.nanos() + Expect.nanos(Expect.notNegative("budget", budget));
        return other - end < 0 ? new Deadline(time, other) : this;
    }

    /**
     * What is left.
     *
     * @return the time until the deadline passes, zero once it has
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - time.nanos()));
    }

    /**
     * Whether it is too late.
     *
     * @return whether nothing is left
     */
    public boolean hasPassed() {
        return end - time.nanos() <= 0;
    }

    /**
     * Whether there is time left after a wait.
     *
     * @param wait how long one would wait, not negative
     * @return whether the deadline has not passed by then
     * @throws IllegalArgumentException if the wait is negative
     */
    public boolean allows(Duration wait) {
        return remaining().compareTo(Expect.notNegative("wait", wait)) > 0;
    }

    /** What is left, for a log line. */
    @Override
    public String toString() {
        return "Deadline[remaining=" + remaining() + "]";
    }
}
