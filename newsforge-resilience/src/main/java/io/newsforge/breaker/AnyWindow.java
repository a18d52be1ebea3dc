package io.newsforge.breaker;

import io.newsforge.time.TimeSource;
import java.util.List;

/** Several windows at once; the first says what is in it. */
final class AnyWindow implements Window {

    private final Window[] windows;

    private AnyWindow(Window[] windows) {
        this.windows = windows;
    }

    static AnyWindow of(List<TripRule> rules, TimeSource time) {
        return new AnyWindow(rules.stream().map(rule -> Window.of(rule, time)).toArray(Window[]::new));
    }

    @Override
    public boolean record(boolean failed, long elapsedNanos) {
        boolean trips = false;
        for (Window window : windows) {
            trips |= window.record(failed, elapsedNanos);
        }
        return trips;
    }

    @Override
    public long calls() {
        return windows[0].calls();
    }

    @Override
    public long faults() {
        return windows[0].faults();
    }
}
