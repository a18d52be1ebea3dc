package io.newsforge.breaker;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The last calls in a ring. A call takes the next place and swaps its result in; only a place whose result changes is written,
 * so that good calls after good calls share nothing but the counter of places.
 */
final class RingWindow implements Window {

    private static final int GOOD = 0;
    private static final int FAULTY = 1;

    private final double rate;
    private final int size;
    private final int minimum;
    private final AtomicIntegerArray ring;
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicInteger faults = new AtomicInteger();

    RingWindow(TripRule.CountWindow rule) {
        this.rate = rule.rate();
        this.size = rule.calls();
        this.minimum = rule.minimum();
        this.ring = new AtomicIntegerArray(size);
    }

    @Override
    public boolean record(boolean failed, long elapsedNanos) {
        long before = recorded.getAndIncrement();
        put((int) (before % size), failed ? FAULTY : GOOD);
        return failed && isTooMany(Math.min(before + 1, size));
    }

    private void put(int place, int result) {
        if (ring.get(place) != result && ring.getAndSet(place, result) != result) {
            faults.getAndAdd(result == FAULTY ? 1 : -1);
        }
    }

    private boolean isTooMany(long calls) {
        return calls >= minimum && (double) faults.get() / calls >= rate;
    }

    @Override
    public long calls() {
        return Math.min(recorded.get(), size);
    }

    @Override
    public long faults() {
        return faults.get();
    }
}
