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

    /** Moves time forward and answers the slice of now. */
    abstract long advance(Instant at);

    abstract long used();

    abstract CounterReading reading(Instant at);

    /** Adds within the bounds and answers what was added; 0 if the slice is no longer counted. */
    abstract long add(long slice, long delta);

    abstract void carry(long slice, long charged);

    abstract boolean over(Instant at);

    abstract void write(Instant at, List<CounterBalance> balances, List<LedgerEntry> entries);

    final void hold() {
        holds++;
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
        long advance(Instant at) {
            return 0;
        }

        @Override
        long used() {
            return used;
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
        private final long[] used;
        private final long[] carried;
        private long total;
        private long newest = Long.MIN_VALUE;

        Slices(CounterKey key, CounterSpan.Sliding span) {
            super(key);
            this.span = span;
            this.width = span.slice().toMillis();
            this.used = new long[span.slices() + 1];
            this.carried = new long[span.slices() + 1];
        }

        @Override
        long advance(Instant at) {
            long now = Math.floorDiv(at.toEpochMilli(), width);
            if (now > newest) {
                drop(newest == Long.MIN_VALUE ? used.length : now - newest);
                newest = now;
            }
            return newest;
        }

        private void drop(long passed) {
            for (long i = 1; i <= Math.min(passed, used.length); i++) {
                int place = passed >= used.length ? (int) i - 1 : place(newest + i);
                total -= used[place];
                used[place] = 0;
                carried[place] = 0;
            }
        }

        private int place(long slice) {
            return (int) Math.floorMod(slice, (long) used.length);
        }

        @Override
        long used() {
            return total;
        }

        @Override
        CounterReading reading(Instant at) {
            for (long slice = newest - span.slices(); slice <= newest; slice++) {
                if (used[place(slice)] != 0) {
                    return new CounterReading(total, span.untilGone(slice, at));
                }
            }
            return CounterReading.of(total);
        }

        private boolean counted(long slice) {
            return slice >= newest - span.slices() && slice <= newest;
        }

        @Override
        long add(long slice, long delta) {
            if (!counted(slice)) {
                return 0;
            }
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
            for (long slice = newest - span.slices(); slice <= newest; slice++) {
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
