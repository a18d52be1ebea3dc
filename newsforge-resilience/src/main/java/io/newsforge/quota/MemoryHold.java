package io.newsforge.quota;

import io.newsforge.quota.LedgerEntry.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hold of {@link InMemoryQuotaStore}, guarded by its group, and its own ledger: what happened to it and when. */
final class MemoryHold {

    final HoldRequest request;
    final Instant leaseEnds;
    private final MemoryCounters counters;

    private HeldLines lines;
    private HoldState state = HoldState.OPEN;
    private @Nullable Instant unknownAt;
    private @Nullable Instant closedAt;

    /** The counters are charged already, in these slices. */
    MemoryHold(HoldRequest request, MemoryCounters counters, long[] slices) {
        this.request = request;
        this.leaseEnds = request.at().plus(request.lease());
        this.counters = counters;
        this.lines = HeldLines.reserved(counters, slices);
    }

    HoldState state() {
        return state;
    }

    boolean due(Instant at) {
        return state == HoldState.OPEN && !at.isBefore(leaseEnds);
    }

    boolean forgettable(Instant at) {
        return !at.isBefore(leaseEnds) && !at.isBefore(leaseEnds.plus(request.keep()));
    }

    Hold view(Instant at) {
        HoldState shown = due(at) ? HoldState.UNKNOWN : state;
        return new Hold(request.group(), request.key(), request.fingerprint(), shown, request.at(), leaseEnds, lines);
    }

    List<CounterReading> readings(Instant at) {
        return Readings.of(counters, at);
    }

    void settle(Amounts used, Instant at) {
        long[] charged = new long[counters.all.length];
        for (int i = 0; i < charged.length; i++) {
            charged[i] = charge(i, used.orElse(lines.unit(i), lines.charged(i)));
        }
        end(HoldState.SETTLED, charged, at);
    }

    void release(Instant at) {
        long[] charged = new long[counters.all.length];
        for (int i = 0; i < charged.length; i++) {
            charged[i] = charge(i, 0);
        }
        end(HoldState.RELEASED, charged, at);
    }

    /** Answers what is charged now, which is not what was wished if that does not fit or is no longer counted. */
    private long charge(int i, long wished) {
        long charged = lines.charged(i);
        return wished == charged ? charged : charged + counters.all[i].add(lines.slice(i), wished - charged);
    }

    private void end(HoldState ended, long[] charged, Instant at) {
        lines = lines.charging(charged);
        state = ended;
        closedAt = at;
    }

    void unknown(Instant at) {
        state = HoldState.UNKNOWN;
        unknownAt = at;
    }

    /** The store forgets this hold: what it charged is carried by the counters from now on. */
    void forget() {
        for (int i = 0; i < counters.all.length; i++) {
            counters.all[i].carry(lines.slice(i), lines.charged(i));
            counters.all[i].letGo();
        }
    }

    void write(List<LedgerEntry> entries) {
        for (HeldLine line : lines) {
            entries.add(entry(request.at(), Kind.RESERVE, line, line.reserved(), ""));
            if (unknownAt != null) {
                entries.add(
                        entry(unknownAt, Kind.UNKNOWN, line, 0, unknownAt.isBefore(leaseEnds) ? "" : "lease ended"));
            }
            if (closedAt != null) {
                writeEnd(closedAt, line, entries);
            }
        }
    }

    private void writeEnd(Instant at, HeldLine line, List<LedgerEntry> entries) {
        Kind kind = state == HoldState.RELEASED ? Kind.RELEASE : Kind.SETTLE;
        entries.add(entry(at, kind, line, Math.min(0, line.charged() - line.reserved()), ""));
        if (line.overrun() > 0) {
            entries.add(entry(at, Kind.OVERRUN, line, line.overrun(), ""));
        }
    }

    private LedgerEntry entry(Instant at, Kind kind, HeldLine line, long delta, String reason) {
        return new LedgerEntry(at, kind, request.key(), line.counter(), line.slice(), delta, reason);
    }
}
