package io.newsforge.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands still until told; the testkit's cannot be used below it. */
public final class FakeTime implements TimeSource {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    private volatile Instant instant = Instant.parse("2026-11-21T00:00:00Z");

    /** Stands at an instant of no meaning, its monotonic clock about to overflow. */
    public FakeTime() {}

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    public void setInstant(Instant now) {
        instant = now;
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }
}
