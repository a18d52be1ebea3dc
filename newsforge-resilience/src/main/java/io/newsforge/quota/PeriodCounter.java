package io.newsforge.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A calendar period or a lifetime: one number. */
final class PeriodCounter extends MemoryCounter {

    /** A clock that is set back by less than this finds its old counters again. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final Instant forgetAt;
    private long used;
    private long carried;

    PeriodCounter(CounterKey key, Instant endsAt) {
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
    long freesInMillis(Instant at) {
        return 0;
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
