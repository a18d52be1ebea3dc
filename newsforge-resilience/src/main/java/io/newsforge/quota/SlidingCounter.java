package io.newsforge.quota;

import java.time.Instant;
import java.util.List;

/** A sliding window: a ring of slices, the full ones and the current one. */
final class SlidingCounter extends MemoryCounter {

    private final long width;
    private final int slices;
    private final long[] used;
    private final long[] carried;
    private long total;
    private long newest = Long.MIN_VALUE / 2;

    /** The first millisecond after the newest slice; before it no division tells the slice. */
    private long newestEnds = Long.MIN_VALUE;

    /** No counted slice before this one has any use; saves looking at sixty empty ones. */
    private long oldest = newest;

    SlidingCounter(CounterKey key, CounterSpan.Sliding span) {
        super(key);
        this.width = span.slice().toMillis();
        int ring = Integer.highestOneBit(span.slices()) * 2;
        this.used = new long[ring];
        this.carried = new long[ring];
        this.slices = span.slices();
    }

    /** Time moves only when the counter is charged; a look at it changes nothing. */
    @Override
    long charge(Instant at, long amount) {
        long now = sliceAt(at);
        for (long slice = newest - slices; slice < now - slices && slice <= newest; slice++) {
            int place = place(slice);
            total -= used[place];
            used[place] = 0;
            carried[place] = 0;
        }
        newest = now;
        newestEnds = (now + 1) * width;
        oldest = Math.max(oldest, now - slices);
        used[place(now)] += amount;
        total += amount;
        return now;
    }

    private long sliceAt(Instant at) {
        long millis = at.toEpochMilli();
        return millis < newestEnds ? newest : Math.floorDiv(millis, width);
    }

    private int place(long slice) {
        return (int) slice & (used.length - 1);
    }

    @Override
    long used(Instant at) {
        long now = sliceAt(at);
        long sum = total;
        for (long slice = newest - slices; slice < now - slices && slice <= newest; slice++) {
            sum -= used[place(slice)];
        }
        return sum;
    }

    @Override
    long freesInMillis(Instant at) {
        long first = sliceAt(at) - slices;
        for (long slice = Math.max(oldest, first); slice <= newest; slice++) {
            if (used[place(slice)] != 0) {
                oldest = first <= oldest ? slice : oldest;
                return Math.max(0, (slice + slices + 1) * width - at.toEpochMilli());
            }
        }
        return 0;
    }

    private boolean counted(long slice) {
        return slice >= newest - slices && slice <= newest;
    }

    @Override
    long add(long slice, long delta) {
        if (!counted(slice)) {
            return 0;
        }
        oldest = Math.min(oldest, slice);
        long added = fitting(total, delta);
        used[place(slice)] += added;
        total += added;
        return added;
    }

    @Override
    void carry(long slice, long charged) {
        if (counted(slice)) {
            carried[place(slice)] += charged;
        }
    }

    @Override
    boolean over(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), width) - newest > used.length;
    }

    @Override
    void write(Instant at, List<CounterBalance> balances, List<LedgerEntry> entries) {
        for (long slice = newest - slices; slice <= newest; slice++) {
            int place = place(slice);
            if (used[place] != 0) {
                balances.add(new CounterBalance(key, slice, used[place]));
            }
            if (carried[place] != 0) {
                entries.add(carryEntry(at, key, slice, carried[place]));
            }
        }
    }
}
