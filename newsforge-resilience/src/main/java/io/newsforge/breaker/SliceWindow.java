package io.newsforge.breaker;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToLongFunction;

/** The calls of the last while, in slices of a tenth. A slice that has become too old is replaced by a fresh one. */
final class SliceWindow implements Window {

    private static final int SLICES = 10;

    private final double rate;
    private final int minimum;
    private final TimeSource time;
    private final long origin;
    private final long sliceNanos;
    private final AtomicReferenceArray<Slice> slices = new AtomicReferenceArray<>(SLICES);

    SliceWindow(TripRule.TimeWindow rule, TimeSource time) {
        this.rate = rule.rate();
        this.minimum = rule.minimum();
        this.time = time;
        this.origin = time.nanos();
        this.sliceNanos = Math.max(1, Expect.nanos(rule.window()) / SLICES);
        for (int i = 0; i < SLICES; i++) {
            slices.set(i, new Slice(i));
        }
    }

    @Override
    public boolean record(boolean failed, long elapsedNanos) {
        long number = number();
        sliceOf(number).add(failed);
        return failed && isTooMany(number);
    }

    private long number() {
        return Math.max(0, time.nanos() - origin) / sliceNanos;
    }

    private Slice sliceOf(long number) {
        int place = (int) (number % SLICES);
        Slice slice = slices.get(place);
        while (slice.number < number) {
            Slice fresh = new Slice(number);
            slice = slices.compareAndSet(place, slice, fresh) ? fresh : slices.get(place);
        }
        return slice;
    }

    private boolean isTooMany(long number) {
        long calls = sum(number, Slice::calls);
        return calls >= minimum && (double) sum(number, Slice::faults) / calls >= rate;
    }

    private long sum(long number, ToLongFunction<Slice> count) {
        long sum = 0;
        for (int i = 0; i < SLICES; i++) {
            Slice slice = slices.get(i);
            sum += slice.number > number - SLICES ? count.applyAsLong(slice) : 0;
        }
        return sum;
    }

    @Override
    public long calls() {
        return sum(number(), Slice::calls);
    }

    @Override
    public long faults() {
        return sum(number(), Slice::faults);
    }

    /** One tenth: calls in the upper half of a long, faults in the lower, so that both move in one step. */
    private static final class Slice {

        private static final long CALL = 1L << 32;

        private final long number;
        private final AtomicLong counts = new AtomicLong();

        private Slice(long number) {
            this.number = number;
        }

        private void add(boolean fault) {
            counts.getAndAdd(fault ? CALL + 1 : CALL);
        }

        private long calls() {
            return counts.get() >>> 32;
        }

        private long faults() {
            return counts.get() & (CALL - 1);
        }
    }
}
