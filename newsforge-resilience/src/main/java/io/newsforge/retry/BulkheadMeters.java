package io.newsforge.retry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The meters of a bulkhead, tagged with its name: {@code newsforge.bulkhead.taken}, {@code newsforge.bulkhead.waiting},
 * {@code newsforge.bulkhead.rejected} and the timer {@code newsforge.bulkhead.wait}. Thread-safe.
 *
 * <pre>{@code
 * BulkheadMeters.of(bulkhead).bindTo(meterRegistry);
 * }</pre>
 */
public final class BulkheadMeters implements MeterBinder {

    private final Bulkhead bulkhead;
    private final String name;

    private BulkheadMeters(Bulkhead bulkhead) {
        this.bulkhead = bulkhead;
        this.name = bulkhead.snapshot().name();
    }

    /**
     * Meters for a bulkhead.
     *
     * @param bulkhead the bulkhead
     * @return the binder
     */
    public static BulkheadMeters of(Bulkhead bulkhead) {
        return new BulkheadMeters(Objects.requireNonNull(bulkhead, "bulkhead"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("newsforge.bulkhead.taken", bulkhead, it -> it.snapshot().taken())
                .description("Places taken")
                .tag("bulkhead", name)
                .register(registry);
        Gauge.builder(
                        "newsforge.bulkhead.waiting",
                        bulkhead,
                        it -> it.snapshot().waiting())
                .description("Callers waiting for a place")
                .tag("bulkhead", name)
                .register(registry);
        FunctionCounter.builder(
                        "newsforge.bulkhead.rejected",
                        bulkhead,
                        it -> it.snapshot().rejected())
                .description("Callers rejected")
                .tag("bulkhead", name)
                .register(registry);
        FunctionTimer.builder(
                        "newsforge.bulkhead.wait",
                        bulkhead,
                        it -> it.snapshot().waited(),
                        it -> it.snapshot().waitTime().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("Time spent waiting for a place")
                .tag("bulkhead", name)
                .register(registry);
    }
}
