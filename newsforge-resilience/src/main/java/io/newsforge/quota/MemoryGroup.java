package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One group of {@link InMemoryQuotaStore}: its monitor is the atomic step. */
final class MemoryGroup {

    private record Adjusted(AdjustRequest request, long slice, long added, Instant forgetAt) {}

    private final int closedAtMost;
    private final Set<MemoryGroup> open;
    private final Map<CounterKey, MemoryCounter> counters = new HashMap<>();
    private final Map<String, MemoryHold> holds = new HashMap<>();
    private final Map<String, Adjusted> adjustments = new HashMap<>();
    private final ArrayDeque<MemoryHold> closed = new ArrayDeque<>();
    private final ArrayDeque<Adjusted> adjusted = new ArrayDeque<>();
    private @Nullable MemoryHold oldestOpen;
    private @Nullable MemoryHold newestOpen;
    private Instant latest = Instant.EPOCH;
    private boolean listed;
    private boolean gone;

    /** The set is where the store looks for open holds; a group puts itself in with its first. */
    MemoryGroup(int closedAtMost, Set<MemoryGroup> open) {
        this.closedAtMost = closedAtMost;
        this.open = open;
    }

    /** Null if this group was removed from the store meanwhile. */
    synchronized @Nullable HoldAnswer take(HoldRequest request) {
        if (gone) {
            return null;
        }
        Instant at = request.at();
        tidy(at);
        MemoryHold known = holds.get(request.key());
        if (known != null) {
            return known.request.fingerprint().equals(request.fingerprint())
                    ? new HoldAnswer.Known(known.view(at))
                    : new HoldAnswer.Conflict();
        }
        List<HoldLine> lines = request.lines();
        MemoryCounter[] found = new MemoryCounter[lines.size()];
        int refused = -1;
        for (int i = found.length - 1; i >= 0; i--) {
            HoldLine line = lines.get(i);
            found[i] = counter(line.counter(), line.span());
            refused = line.amount() <= line.limit() - found[i].used(at) ? refused : i;
        }
        return refused < 0 ? charge(request, found) : new HoldAnswer.Refused(refused, readings(found, at));
    }

    private HoldAnswer charge(HoldRequest request, MemoryCounter[] found) {
        Instant at = request.at();
        HeldLine[] held = new HeldLine[found.length];
        for (MemoryCounter counter : found) {
            hold(counter, at);
        }
        for (int i = 0; i < found.length; i++) {
            HoldLine line = request.lines().get(i);
            long slice = found[i].charge(at, line.amount());
            held[i] = new HeldLine(line.counter(), line.unit(), slice, line.amount(), line.amount());
        }
        MemoryHold hold = new MemoryHold(request, at, found, List.of(held));
        holds.put(request.key(), hold);
        link(hold);
        return new HoldAnswer.Taken(hold.view(at), readings(found, at));
    }

    private static List<CounterReading> readings(MemoryCounter[] counters, Instant at) {
        CounterReading[] readings = new CounterReading[counters.length];
        for (int i = 0; i < readings.length; i++) {
            readings[i] = counters[i].reading(at);
        }
        return List.of(readings);
    }

    /** A counter is kept from its first charge on, so that mere asking leaves nothing behind. */
    private MemoryCounter counter(CounterKey key, CounterSpan span) {
        MemoryCounter counter = counters.get(key);
        return counter == null ? MemoryCounter.of(key, span) : counter;
    }

    private void hold(MemoryCounter counter, Instant at) {
        if (counter.hold()) {
            counters.values().removeIf(old -> old.forgettable(at));
            counters.put(counter.key, counter);
        }
    }

    synchronized CloseAnswer close(CloseRequest request) {
        MemoryHold hold = holds.get(request.key());
        if (hold == null) {
            return new CloseAnswer.NoSuchHold();
        }
        Instant at = request.at();
        boolean open = hold.state() == HoldState.OPEN;
        boolean inTime = open && !hold.due(at);
        boolean settles = request.ending() == Ending.SETTLE;
        if (!inTime && !(settles && (open || hold.state() == HoldState.UNKNOWN))) {
            return new CloseAnswer.AlreadyClosed(hold.view(at));
        }
        switch (request.ending()) {
            case SETTLE -> hold.settle(request.used(), at);
            case RELEASE -> hold.release(at);
            case UNKNOWN -> hold.unknown(at, false);
        }
        if (open) {
            closed(hold);
        }
        return new CloseAnswer.Closed(hold.view(at), hold.readings(at));
    }

    synchronized @Nullable AdjustAnswer adjust(AdjustRequest request) {
        if (gone) {
            return null;
        }
        Instant at = request.at();
        tidy(at);
        MemoryCounter counter = counter(request.counter(), request.span());
        boolean repeated = adjustments.containsKey(request.key());
        if (!repeated) {
            hold(counter, at);
            long slice = counter.charge(at, 0);
            long added = counter.add(slice, request.delta());
            Adjusted made = new Adjusted(request, slice, added, at.plus(request.keep()));
            adjustments.put(request.key(), made);
            adjusted.add(made);
        }
        return new AdjustAnswer(repeated, counter.reading(at));
    }

    synchronized List<CounterReading> read(List<HoldLine> lines, Instant at) {
        List<CounterReading> readings = new ArrayList<>(lines.size());
        for (HoldLine line : lines) {
            MemoryCounter counter = counters.get(line.counter());
            readings.add(counter == null ? CounterReading.of(0) : counter.reading(at));
        }
        return List.copyOf(readings);
    }

    /** Closes holds over their lease, the oldest first. Leases may differ, so all open holds are looked at. */
    synchronized int expire(Instant at, int atMost) {
        int expired = 0;
        MemoryHold hold = oldestOpen;
        while (hold != null && expired < atMost) {
            MemoryHold next = hold.after;
            if (hold.due(at)) {
                expire(hold, at);
                expired++;
            }
            hold = next;
        }
        return expired;
    }

    /** Takes this group out of the set if it has no open holds. */
    synchronized void unlist() {
        if (oldestOpen == null) {
            open.remove(this);
            listed = false;
        }
    }

    /** Whether nothing is left; then nothing can be put in any more. */
    synchronized boolean retire(Instant at) {
        tidy(at);
        counters.values().removeIf(old -> old.forgettable(at));
        gone = counters.isEmpty() && holds.isEmpty() && adjustments.isEmpty();
        return gone;
    }

    synchronized Books books(String group) {
        List<CounterBalance> balances = new ArrayList<>();
        List<LedgerEntry> entries = new ArrayList<>();
        counters.values().forEach(counter -> counter.write(latest, balances, entries));
        holds.values().forEach(hold -> hold.write(entries));
        adjusted.forEach(made -> entries.add(new LedgerEntry(
                made.request.at(),
                LedgerEntry.Kind.ADJUST,
                made.request.key(),
                made.request.counter(),
                made.slice,
                made.added,
                made.request.reason())));
        entries.sort(Comparator.comparing(LedgerEntry::at));
        return new Books(group, balances, entries);
    }

    private void expire(MemoryHold hold, Instant at) {
        hold.unknown(at, true);
        closed(hold);
    }

    private void closed(MemoryHold hold) {
        unlink(hold);
        closed.add(hold);
        if (closed.size() > closedAtMost) {
            forget(closed.remove());
        }
    }

    private void tidy(Instant at) {
        latest = at;
        while (oldestOpen != null && oldestOpen.due(at)) {
            expire(oldestOpen, at);
        }
        for (MemoryHold old = closed.peek(); old != null && old.forgettable(at); old = closed.peek()) {
            forget(closed.remove());
        }
        for (Adjusted old = adjusted.peek();
                old != null && (adjusted.size() > closedAtMost || !at.isBefore(old.forgetAt));
                old = adjusted.peek()) {
            forget(adjusted.remove());
        }
    }

    private void forget(MemoryHold hold) {
        holds.remove(hold.request.key());
        hold.forget();
    }

    private void forget(Adjusted old) {
        adjustments.remove(old.request.key());
        MemoryCounter counter = counters.get(old.request.counter());
        if (counter != null) {
            counter.carry(old.slice, old.added);
            counter.letGo();
        }
    }

    private void link(MemoryHold hold) {
        if (!listed) {
            listed = open.add(this);
        }
        hold.before = newestOpen;
        if (newestOpen == null) {
            oldestOpen = hold;
        } else {
            newestOpen.after = hold;
        }
        newestOpen = hold;
    }

    private void unlink(MemoryHold hold) {
        if (hold.before == null) {
            oldestOpen = hold.after;
        } else {
            hold.before.after = hold.after;
        }
        if (hold.after == null) {
            newestOpen = hold.before;
        } else {
            hold.after.before = hold.before;
        }
        hold.before = null;
        hold.after = null;
    }
}
