package io.newsforge.breaker;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands still until told; the testkit's cannot be used below it. */
final class FakeTime implements TimeSource {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private volatile Instant instant = Instant.parse("2026-11-21T00:00:00Z");

    void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    void setInstant(Instant now) {
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
