package io.newsforge.store;

import io.newsforge.quota.Books;
import io.newsforge.quota.CounterBalance;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.LedgerEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the books of a group from the rows of its store. */
final class BooksWriter {

    private final String group;
    private final Instant now;
    private final List<CounterBalance> balances = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();

    BooksWriter(String group, long now) {
        this.group = group;
        this.now = Micros.instant(now);
    }

    void counter(CounterRow row) {
        CounterKey key = StoreNames.counter(row.counter);
        if (row.width == 0) {
            balances.add(new CounterBalance(key, 0, row.used));
            carried(key, 0, row.carried);
        }
        for (int i = 0; i < row.sliceUsed.length; i++) {
            long slice = row.oldest() + i;
            if (row.sliceUsed[i] != 0) {
                balances.add(new CounterBalance(key, slice, row.sliceUsed[i]));
            }
            carried(key, slice, row.sliceCarried[i]);
        }
    }

    private void carried(CounterKey key, long slice, long carried) {
        if (carried != 0) {
            entries.add(new LedgerEntry(now, Kind.CARRY, "", key, slice, carried, ""));
        }
    }

    void hold(HoldRow row) {
        row.write(entries);
    }

    void adjustment(long madeAt, String key, String counter, long slice, long added, String reason) {
        CounterKey adjusted = StoreNames.counter(counter);
        entries.add(new LedgerEntry(Micros.instant(madeAt), Kind.ADJUST, key, adjusted, slice, added, reason));
    }

    Books books() {
        entries.sort(Comparator.comparing(LedgerEntry::at));
        return new Books(group, balances, entries);
    }
}
