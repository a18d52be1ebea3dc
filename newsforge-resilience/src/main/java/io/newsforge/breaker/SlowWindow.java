package io.newsforge.breaker;

import io.newsforge.expect.Expect;

/** Counts slow calls where its inner window counts failed ones. */
final class SlowWindow implements Window {

    private final long slowerThan;
    private final Window window;

    SlowWindow(TripRule.Fault.Slow slow, Window window) {
        this.slowerThan = Expect.nanos(slow.slowerThan());
        this.window = window;
    }

    @Override
    public boolean record(boolean failed, long elapsedNanos) {
        return window.record(elapsedNanos >= slowerThan, elapsedNanos);
    }

    @Override
    public long calls() {
        return window.calls();
    }

    @Override
    public long faults() {
        return window.faults();
    }
}
