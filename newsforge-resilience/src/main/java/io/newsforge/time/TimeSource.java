package io.newsforge.time;

import java.time.Instant;

/**
 * The one place time comes from. Two readings that must not be mixed: {@link #instant()} for calendars and logs, which may
 * jump, and {@link #nanos()} for durations, which never goes back. Implementations are thread-safe.
 */
public interface TimeSource {

    /**
     * The wall clock.
     *
     * @return the current instant; it may go back when the clock of the machine is set
     */
    Instant instant();

    /**
     * The monotonic clock, in nanoseconds from an arbitrary origin. Only differences of two readings mean anything; compare
     * them by subtraction, since the value may overflow.
     *
     * @return nanoseconds, never less than an earlier reading
     */
    long nanos();

    /**
     * The clocks of this machine: {@link Instant#now()} and {@link System#nanoTime()}.
     *
     * @return the system's time
     */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
