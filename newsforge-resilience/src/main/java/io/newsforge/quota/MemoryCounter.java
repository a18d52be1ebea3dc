package io.newsforge.quota;

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
            return new SlidingCounter(key, sliding);
        }
        return new PeriodCounter(key, span instanceof CounterSpan.Calendar calendar ? calendar.endsAt() : Instant.MAX);
    }

    abstract long used(Instant at);

    /** How long until the oldest slice with any use is no longer counted; 0 if there is none. */
    abstract long freesInMillis(Instant at);

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

    static LedgerEntry carryEntry(Instant at, CounterKey key, long slice, long carried) {
        return new LedgerEntry(at, LedgerEntry.Kind.CARRY, "", key, slice, carried, "");
    }
}
