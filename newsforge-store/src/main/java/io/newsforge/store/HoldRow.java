package io.newsforge.store;

import io.newsforge.quota.CounterKey;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.LedgerEntry.Kind;
import java.time.Instant;
import java.util.List;

/** What the ledger is told by a hold; {@code unknownAt} and {@code closedAt} are below 0 if that has not happened. */
record HoldRow(
        String key,
        int state,
        long takenAt,
        long unknownAt,
        boolean leaseEnded,
        long closedAt,
        List<String> counters,
        List<Long> lines) {

    static final int WIDTH = 4;

    private static final int RELEASED = 2;

    void write(List<LedgerEntry> entries) {
        for (int i = 0; i < counters.size(); i++) {
            CounterKey counter = StoreNames.counter(counters.get(i));
            long slice = lines.get(i * WIDTH + 1);
            long reserved = lines.get(i * WIDTH + 2);
            long charged = lines.get(i * WIDTH + 3);
            entries.add(entry(takenAt, Kind.RESERVE, counter, slice, reserved, ""));
            if (unknownAt >= 0) {
                entries.add(entry(unknownAt, Kind.UNKNOWN, counter, slice, 0, leaseEnded ? "lease ended" : ""));
            }
            if (closedAt >= 0) {
                Kind kind = state == RELEASED ? Kind.RELEASE : Kind.SETTLE;
                entries.add(entry(closedAt, kind, counter, slice, Math.min(0, charged - reserved), ""));
            }
            if (charged > reserved) {
                entries.add(entry(closedAt, Kind.OVERRUN, counter, slice, charged - reserved, ""));
            }
        }
    }

    private LedgerEntry entry(long at, Kind kind, CounterKey counter, long slice, long delta, String reason) {
        Instant when = Micros.instant(at);
        return new LedgerEntry(when, kind, key, counter, slice, delta, reason);
    }
}
