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

    private final int closedAtMost;
    private final Set<MemoryGroup> open;
    private final Map<CounterKey, MemoryCounter> counters = new HashMap<>();
    private final Map<String, MemoryHold> holds = new HashMap<>();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final ArrayDeque<MemoryHold> closed = new ArrayDeque<>();
    private final OpenHolds openHolds = new OpenHolds();
    private long latestSecond;

    /** The counters of the last request; requests with the very same lines often follow each other. */
    private MemoryCounters last = MemoryCounters.NONE;

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
        HoldAnswer known = answerKnown(request);
        if (known != null) {
            return known;
        }
        MemoryCounters found = counters(request.lines());
        Readings readings = new Readings(found);
        int refused = -1;
        for (int i = found.asked.length - 1; i >= 0; i--) {
            HoldLine line = found.asked[i];
            refused = line.amount() <= line.limit() - readings.read(i, at) ? refused : i;
        }
        return refused < 0 ? charge(request, found, readings) : new HoldAnswer.Refused(refused, readings.freeing(at));
    }

    /** The answer to a key that was taken before, or null. */
    synchronized @Nullable HoldAnswer known(HoldRequest request) {
        return answerKnown(request);
    }

    private @Nullable HoldAnswer answerKnown(HoldRequest request) {
        MemoryHold hold = holds.get(request.key());
        if (hold == null) {
            return null;
        }
        return hold.request.fingerprint().equals(request.fingerprint())
                ? new HoldAnswer.Known(hold.view(request.at()))
                : new HoldAnswer.Conflict();
    }

    /** What a hold was taken for, or null if it is not known. */
    synchronized @Nullable HoldRequest asked(String key) {
        MemoryHold hold = holds.get(key);
        return hold == null ? null : hold.request;
    }

    private HoldAnswer charge(HoldRequest request, MemoryCounters found, Readings readings) {
        Instant at = request.at();
        hold(found.all, at);
        if (last != found) {
            last = found;
        }
        long[] slices = new long[found.sliding];
        for (int i = 0; i < found.all.length; i++) {
            long amount = found.asked[i].amount();
            long slice = found.all[i].charge(at, amount);
            if (found.slidingPlace(i) >= 0) {
                slices[found.slidingPlace(i)] = slice;
            }
            readings.charged(i, amount);
        }
        MemoryHold hold = new MemoryHold(request, found, slices);
        holds.put(request.key(), hold);
        openHolds.add(hold);
        listed = listed || open.add(this);
        return new HoldAnswer.Taken(hold.view(at), readings.freeing(at));
    }

    @SuppressWarnings("ReferenceEquality") // what is equal but not the same is looked up
    private MemoryCounters counters(List<HoldLine> lines) {
        return lines == last.lines ? last : MemoryCounters.of(lines, this::counter);
    }

    /** A counter is kept from its first charge on, so that mere asking leaves nothing behind. */
    private MemoryCounter counter(CounterKey key, CounterSpan span) {
        MemoryCounter counter = counters.get(key);
        return counter == null ? MemoryCounter.of(key, span) : counter;
    }

    /** Holds all before any is dropped: one of these may be forgettable but for this. */
    private void hold(MemoryCounter[] found, Instant at) {
        boolean fresh = false;
        for (MemoryCounter counter : found) {
            fresh |= counter.hold();
        }
        if (fresh) {
            dropCounters(at);
            for (MemoryCounter counter : found) {
                counters.put(counter.key, counter);
            }
        }
    }

    private void dropCounters(Instant at) {
        if (counters.values().removeIf(old -> old.forgettable(at))) {
            last = MemoryCounters.NONE;
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
            case UNKNOWN -> hold.unknown(at);
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
        MemoryCounters one = new MemoryCounters(List.of(), counter(request.counter(), request.span()));
        boolean repeated = adjustments.knows(request.key());
        if (!repeated) {
            hold(one.all, at);
            long slice = one.all[0].charge(at, 0);
            long added = one.all[0].add(slice, request.delta());
            adjustments.add(new MemoryAdjustments.Made(request, one.all[0], slice, added));
        }
        return new AdjustAnswer(repeated, Readings.of(one, at).get(0));
    }

    synchronized List<CounterReading> read(List<HoldLine> lines, Instant at) {
        return Readings.of(counters(lines), at);
    }

    synchronized int expire(Instant at, int atMost) {
        if (!openHolds.mayBeDue(at)) {
            return 0;
        }
        List<MemoryHold> due = openHolds.due(holds.values(), at, atMost);
        for (MemoryHold hold : due) {
            hold.unknown(at);
            closed(hold);
        }
        return due.size();
    }

    /** Takes this group out of the set if it has no open holds. */
    synchronized void unlist() {
        if (openHolds.none()) {
            open.remove(this);
            listed = false;
        }
    }

    /** Whether nothing is left; then nothing can be put in any more. Ends no leases: nobody would count them. */
    synchronized boolean retire(Instant at) {
        if (!openHolds.none()) {
            return false;
        }
        tidy(at);
        dropCounters(at);
        gone = counters.isEmpty() && holds.isEmpty() && adjustments.isEmpty();
        return gone;
    }

    synchronized Books books(String group) {
        List<CounterBalance> balances = new ArrayList<>();
        List<LedgerEntry> entries = new ArrayList<>();
        Instant latest = Instant.ofEpochSecond(latestSecond);
        counters.values().forEach(counter -> counter.write(latest, balances, entries));
        holds.values().forEach(hold -> hold.write(entries));
        adjustments.write(entries);
        entries.sort(Comparator.comparing(LedgerEntry::at));
        return new Books(group, balances, entries);
    }

    private void closed(MemoryHold hold) {
        openHolds.closed();
        closed.add(hold);
        if (closed.size() > closedAtMost) {
            forget(closed.remove());
        }
    }

    private void tidy(Instant at) {
        latestSecond = at.getEpochSecond();
        expire(at, Integer.MAX_VALUE);
        for (MemoryHold old = closed.peek(); old != null && old.forgettable(at); old = closed.peek()) {
            forget(closed.remove());
        }
        MemoryAdjustments.Made made = adjustments.forgotten(at, closedAtMost);
        while (made != null) {
            made.counter().carry(made.slice(), made.added());
            made.counter().letGo();
            made = adjustments.forgotten(at, closedAtMost);
        }
    }

    private void forget(MemoryHold hold) {
        holds.remove(hold.request.key());
        hold.forget();
    }
}
