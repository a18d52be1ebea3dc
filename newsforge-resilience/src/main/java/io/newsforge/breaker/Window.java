package io.newsforge.breaker;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;

/** What a closed state remembers of its calls. It belongs to one generation and dies with it. Thread-safe. */
interface Window {

    /** Records a call and says whether the rule came true. */
    boolean record(boolean failed, long elapsedNanos);

    /** The calls in the window now. */
    long calls();

    /** The faults among them. */
    long faults();

    static Window of(TripRule rule, TimeSource time) {
        if (rule instanceof TripRule.Consecutive consecutive) {
            return new StreakWindow(consecutive, time);
        }
        if (rule instanceof TripRule.CountWindow count) {
            return counting(count.fault(), new RingWindow(count));
        }
        if (rule instanceof TripRule.TimeWindow slices) {
            return counting(slices.fault(), new SliceWindow(slices, time));
        }
        return AnyWindow.of(((TripRule.AnyOf) rule).rules(), time);
    }

    private static Window counting(TripRule.Fault fault, Window window) {
        return fault instanceof TripRule.Fault.Slow slow ? new SlowWindow(slow, window) : window;
    }

    /** From when on a call is slow in the eyes of a rule; never, if it does not ask. */
    static long slowNanos(TripRule rule) {
        if (rule instanceof TripRule.CountWindow count) {
            return slowNanos(count.fault());
        }
        if (rule instanceof TripRule.TimeWindow slices) {
            return slowNanos(slices.fault());
        }
        if (rule instanceof TripRule.AnyOf any) {
            return any.rules().stream().mapToLong(Window::slowNanos).min().orElse(Long.MAX_VALUE);
        }
        return Long.MAX_VALUE;
    }

    private static long slowNanos(TripRule.Fault fault) {
        return fault instanceof TripRule.Fault.Slow slow ? Expect.nanos(slow.slowerThan()) : Long.MAX_VALUE;
    }
}
