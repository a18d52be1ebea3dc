package io.newsforge.llm.router;

import java.util.concurrent.atomic.AtomicReference;

/** A moving average of latencies that takes a peak at once and forgets it with time, whether anything new comes or not. Thread-safe. */
final class PeakEwma {

    /** After so long about a third is left of what was there. */
    private static final double DECAY_NANOS = 10e9;

    private record Level(double nanos, long at) {}

    private final AtomicReference<Level> level = new AtomicReference<>(new Level(0, 0));

    void sample(long nanos, long now) {
        level.updateAndGet(before -> {
            double old = before.nanos();
            double kept = share(before, now);
            return new Level(nanos > old * kept ? nanos : old * kept + nanos * (1 - kept), now);
        });
    }

    double nanos(long now) {
        Level last = level.getPlain();
        return last.nanos() * share(last, now);
    }

    private static double share(Level last, long now) {
        return Math.exp(-Math.max(0, now - last.at()) / DECAY_NANOS);
    }
}
