package io.newsforge.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One counter of {@link InMemoryQuotaStore}, guarded by its group. Beside what is used it keeps what forgotten holds had charged
 * ({@code carried}), so that the ledger still adds up, and how many remembered holds need it.
 */
abstract class MemoryCounter {

    final CounterKey key;
    private boolean kept;
    private int holds;

    MemoryCounter(CounterKey key) {
        this.key = key;
    }

    static MemoryCounter of(CounterKey key, CounterSpan span) {
        if (span instanceof CounterSpan.Sliding sliding) {
            return new Slices(key, sliding);
        }
        return new Single(key, span instanceof CounterSpan.Calendar calendar ? calendar.endsAt() : Instant.MAX);
    }

    abstract long used(Instant at);

    abstract CounterReading reading(Instant at);

    /** Charges now, for which there is room, and answers the slice. */
    abstract long charge(Instant at, long amount);

    /** Corrects within the bounds and answers what was added; 0 if the slice is no longer counted. */
    abstract long add(long slice, long delta);

    abstract void carry(long slice, long charged);

    abstract boolean over(Instant at);

    abstract void write(Instant at, List<CounterBalance> balances, List<LedgerEntry> entries);

    /** Whether this is the first time. */
    final boolean hold() {
        boolean first = !kept;
        kept = true;
        holds++;
        return first;
    }

    final void letGo() {
        holds--;
    }

    final boolean forgettable(Instant at) {
        return holds == 0 && over(at);
    }

    static long fitting(long used, long delta) {
        return Math.max(-Amounts.MAX, Math.min(Amounts.MAX, used + delta)) - used;
    }

    private static LedgerEntry carryEntry(Instant at, CounterKey key, long slice, long carried) {
        return new LedgerEntry(at, LedgerEntry.Kind.CARRY, "", key, slice, carried, "");
    }

    /** A calendar period or a lifetime: one number. */
    private static final class Single extends MemoryCounter {

        /** A clock that is set back by less than this finds its old counters again. */
        private static final Duration GRACE = Duration.ofHours(1);

        private final Instant forgetAt;
        private long used;
        private long carried;

        Single(CounterKey key, Instant endsAt) {
            super(key);
            this.forgetAt = endsAt.isBefore(Instant.MAX.minus(GRACE)) ? endsAt.plus(GRACE) : Instant.MAX;
        }

        @Override
        long used(Instant at) {
            return used;
        }

        @Override
        long charge(Instant at, long amount) {
            used += amount;
            return 0;
        }

        @Override
        CounterReading reading(Instant at) {
            return CounterReading.of(used);
        }

        @Override
        long add(long slice, long delta) {
            long added = fitting(used, delta);
            used += added;
            return added;
        }

        @Override
        void carry(long slice, long charged) {
            carried += charged;
        }

        @Override
        boolean over(Instant at) {
            return !at.isBefore(forgetAt);
        }

        @Override
        void write(Instant at, List<CounterBalance> balances, List<LedgerEntry> entries) {
            balances.add(new CounterBalance(key, 0, used));
            if (carried != 0) {
                entries.add(carryEntry(at, key, 0, carried));
            }
        }
    }

    /** A sliding window: a ring of slices, the full ones and the current one. */
    private static final class Slices extends MemoryCounter {

        private final CounterSpan.Sliding span;
        private final long width;
        private final int slices;
        private final long[] used;
        private final long[] carried;
        private long total;
        private long newest = Long.MIN_VALUE / 2;

        /** No counted slice before this one has any use; saves looking at sixty empty ones. */
        private long oldest = newest;

        Slices(CounterKey key, CounterSpan.Sliding span) {
            super(key);
            this.span = span;
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
            oldest = Math.max(oldest, now - slices);
            used[place(now)] += amount;
            total += amount;
            return now;
        }

        private long sliceAt(Instant at) {
            return Math.max(newest, Math.floorDiv(at.toEpochMilli(), width));
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
        CounterReading reading(Instant at) {
            long first = sliceAt(at) - slices;
            for (long slice = Math.max(oldest, first); slice <= newest; slice++) {
                if (used[place(slice)] != 0) {
                    oldest = first <= oldest ? slice : oldest;
                    return new CounterReading(used(at), span.untilGone(slice, at));
                }
            }
            return CounterReading.of(0);
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
}
