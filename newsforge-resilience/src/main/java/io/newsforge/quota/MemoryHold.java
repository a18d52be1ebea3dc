package io.newsforge.quota;

import io.newsforge.quota.LedgerEntry.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hold of {@link InMemoryQuotaStore}, guarded by its group, and its own ledger: what happened to it and when. */
final class MemoryHold {

    final HoldRequest request;
    final Instant takenAt;
    final Instant leaseEnds;
    private final Instant forgetAt;
    private final MemoryCounter[] counters;

    private List<HeldLine> lines;
    private HoldState state = HoldState.OPEN;
    private @Nullable Instant unknownAt;
    private boolean leaseEnded;
    private @Nullable Instant closedAt;

    /** The list of the open holds of the group. */
    @Nullable
    MemoryHold before;

    @Nullable
    MemoryHold after;

    MemoryHold(HoldRequest request, Instant at, MemoryCounter[] counters, List<HeldLine> lines) {
        this.request = request;
        this.takenAt = at;
        this.leaseEnds = at.plus(request.lease());
        this.forgetAt = leaseEnds.plus(request.keep());
        this.counters = counters;
        this.lines = lines;
    }

    HoldState state() {
        return state;
    }

    boolean due(Instant at) {
        return state == HoldState.OPEN && !at.isBefore(leaseEnds);
    }

    boolean forgettable(Instant at) {
        return !at.isBefore(forgetAt);
    }

    Hold view(Instant at) {
        HoldState shown = due(at) ? HoldState.UNKNOWN : state;
        return new Hold(request.group(), request.key(), request.fingerprint(), shown, takenAt, leaseEnds, lines);
    }

    List<CounterReading> readings(Instant at) {
        CounterReading[] readings = new CounterReading[counters.length];
        for (int i = 0; i < counters.length; i++) {
            readings[i] = counters[i].reading(at);
        }
        return List.of(readings);
    }

    void settle(Amounts used, Instant at) {
        HeldLine[] settled = new HeldLine[counters.length];
        for (int i = 0; i < settled.length; i++) {
            HeldLine line = lines.get(i);
            long delta = used.orElse(line.unit(), line.charged()) - line.charged();
            settled[i] = delta == 0 ? line : charge(i, line, delta);
        }
        lines = List.of(settled);
        end(HoldState.SETTLED, at);
    }

    void release(Instant at) {
        HeldLine[] released = new HeldLine[counters.length];
        for (int i = 0; i < counters.length; i++) {
            HeldLine line = lines.get(i);
            released[i] = charge(i, line, -line.charged());
        }
        lines = List.of(released);
        end(HoldState.RELEASED, at);
    }

    private HeldLine charge(int i, HeldLine line, long delta) {
        long added = counters[i].add(line.slice(), delta);
        return new HeldLine(line.counter(), line.unit(), line.slice(), line.reserved(), line.charged() + added);
    }

    private void end(HoldState ended, Instant at) {
        state = ended;
        closedAt = at;
    }

    void unknown(Instant at, boolean byLease) {
        state = HoldState.UNKNOWN;
        unknownAt = at;
        leaseEnded = byLease;
    }

    /** The store forgets this hold: what it charged is carried by the counters from now on. */
    void forget() {
        for (int i = 0; i < counters.length; i++) {
            HeldLine line = lines.get(i);
            counters[i].carry(line.slice(), line.charged());
            counters[i].letGo();
        }
    }

    void write(List<LedgerEntry> entries) {
        for (HeldLine line : lines) {
            entries.add(entry(takenAt, Kind.RESERVE, line, line.reserved(), ""));
            if (unknownAt != null) {
                entries.add(entry(unknownAt, Kind.UNKNOWN, line, 0, leaseEnded ? "lease ended" : ""));
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
