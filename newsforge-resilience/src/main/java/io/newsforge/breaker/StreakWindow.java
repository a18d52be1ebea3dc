package io.newsforge.breaker;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The failures since the last success, each with its time, so that those of long ago do not count. A success that finds no
 * failures, the usual case, only reads.
 */
final class StreakWindow implements Window {

    private static final long[] NONE = {};

    private final int limit;
    private final long within;
    private final TimeSource time;
    private final AtomicReference<long[]> failures = new AtomicReference<>(NONE);

    StreakWindow(TripRule.Consecutive rule, TimeSource time) {
        this.limit = rule.failures();
        this.within = Expect.nanos(rule.within());
        this.time = time;
    }

    @Override
    public boolean record(boolean failed, long elapsedNanos) {
        if (failed) {
            long now = time.nanos();
            return failures.updateAndGet(streak -> lengthened(streak, now)).length >= limit;
        }
        if (failures.get() != NONE) {
            failures.set(NONE);
        }
        return false;
    }

    private long[] lengthened(long[] streak, long now) {
        int stale = 0;
        while (stale < streak.length && now - streak[stale] > within) {
            stale++;
        }
        long[] longer = Arrays.copyOfRange(streak, stale, streak.length + 1);
        longer[longer.length - 1] = now;
        return longer;
    }

    @Override
    public long calls() {
        return faults();
    }

    @Override
    public long faults() {
        return Objects.requireNonNull(failures.get()).length;
    }
}
