package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Status;
import java.util.function.Supplier;

/**
 * How much of the heap lived on after the last collection. Immutable and thread-safe.
 *
 * <p>What is in a heap between collections is mostly garbage and says little, so this adds up what each heap pool held after its own last
 * collection ({@link java.lang.management.MemoryPoolMXBean#getCollectionUsage}), and compares that with the largest heap; before the
 * first collection that is nothing. Where no pool tells, as with the Epsilon collector, it takes all that is in the heap. The datum
 * {@code measured} says which: {@code after collection} or {@code now}.
 *
 * <p>Degraded from 85 %; never down unless {@link #downAt} is set. Unknown if the heap has no largest size. Data: {@code used} and
 * {@code max} in bytes, {@code share}, {@code measured}. Micrometer's {@code JvmHeapPressureMetrics} has the same share of the
 * long-lived pools as {@code jvm.memory.usage.after.gc}.
 */
public final class HeapCheck implements HealthCheck {

    private final Supplier<HeapUse> heap;
    private final Marks marks;

    private HeapCheck(Supplier<HeapUse> heap, Marks marks) {
        this.heap = heap;
        this.marks = marks;
    }

    /**
     * A check of this JVM's heap.
     *
     * @return the check with the defaults
     */
    public static HeapCheck create() {
        return reading(HeapUse::now);
    }

    static HeapCheck reading(Supplier<HeapUse> heap) {
        return new HeapCheck(heap, new Marks(0.85, Marks.NEVER));
    }

    /**
     * This check, degraded from another share on.
     *
     * @param share above 0 and at most 1; 0.85 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public HeapCheck degradedAt(double share) {
        return new HeapCheck(heap, marks.withDegradedAt(share));
    }

    /**
     * This check, down from a share on.
     *
     * @param share above 0 and at most 1; never by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public HeapCheck downAt(double share) {
        return new HeapCheck(heap, marks.withDownAt(share));
    }

    @Override
    public Health check() {
        HeapUse now = heap.get();
        if (now.max() <= 0) {
            return Health.unknown("the heap has no largest size").with("used", now.used());
        }
        double share = now.used() / (double) now.max();
        Status status = marks.judge(share);
        String when = now.afterCollection() ? " of the heap is in use after collection" : " of the heap is in use";
        return Health.of(status, status == Status.UP ? "" : Marks.percent(share) + when)
                .with("used", now.used())
                .with("max", now.max())
                .with("share", Marks.rounded(share))
                .with("measured", now.afterCollection() ? "after collection" : "now");
    }
}
