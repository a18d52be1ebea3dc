package io.newsforge.testkit;

import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.HoldState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a quota store should do, as simply as it can be said: holds and adjustments in a list, and every number added up anew
 * whenever it is asked for. One group, one thread.
 */
final class QuotaModel {

    private record Charge(CounterKey counter, long slice, long amount) {}

    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final Map<String, Charge> adjustments = new LinkedHashMap<>();
    private final Map<CounterKey, Long> newest = new LinkedHashMap<>();

    HoldAnswer take(HoldRequest request) {
        Instant at = request.at();
        Hold known = holds.get(request.key());
        if (known != null) {
            return known.fingerprint().equals(request.fingerprint())
                    ? new HoldAnswer.Known(shown(known, at))
                    : new HoldAnswer.Conflict();
        }
        for (int i = 0; i < request.lines().size(); i++) {
            HoldLine line = request.lines().get(i);
            if (used(line, at) + line.amount() > line.limit()) {
                return new HoldAnswer.Refused(i, readings(request.lines(), at));
            }
        }
        List<HeldLine> held = new ArrayList<>();
        for (HoldLine line : request.lines()) {
            long slice = charged(line.counter(), line.span(), at);
            held.add(new HeldLine(line.counter(), line.unit(), slice, line.amount(), line.amount()));
        }
        Hold hold = new Hold(
                request.group(),
                request.key(),
                request.fingerprint(),
                HoldState.OPEN,
                at,
                at.plus(request.lease()),
                held);
        holds.put(request.key(), hold);
        return new HoldAnswer.Taken(hold, readings(request.lines(), at));
    }

    CloseAnswer close(CloseRequest request) {
        Hold hold = holds.get(request.key());
        if (hold == null) {
            return new CloseAnswer.NoSuchHold();
        }
        HoldState state = shown(hold, request.at()).state();
        boolean settles = request.ending() == Ending.SETTLE;
        if (state != HoldState.OPEN && !(state == HoldState.UNKNOWN && settles)) {
            return new CloseAnswer.AlreadyClosed(shown(hold, request.at()));
        }
        List<HeldLine> lines = hold.lines().stream()
                .map(line -> switch (request.ending()) {
                    case SETTLE -> charging(line, request.used().orElse(line.unit(), line.charged()));
                    case RELEASE -> charging(line, 0);
                    case UNKNOWN -> line;
                })
                .toList();
        HoldState ended = switch (request.ending()) {
            case SETTLE -> HoldState.SETTLED;
            case RELEASE -> HoldState.RELEASED;
            case UNKNOWN -> HoldState.UNKNOWN;
        };
        Hold closed = with(hold, ended, lines);
        holds.put(request.key(), closed);
        return new CloseAnswer.Closed(closed, List.of());
    }

    boolean adjust(AdjustRequest request) {
        if (adjustments.containsKey(request.key())) {
            return true;
        }
        long slice = charged(request.counter(), request.span(), request.at());
        adjustments.put(request.key(), new Charge(request.counter(), slice, request.delta()));
        return false;
    }

    /** Open holds over their lease are unknown whether written down or not, so there is nothing to do but to count them. */
    int expire(Instant at) {
        int expired = 0;
        for (Hold hold : List.copyOf(holds.values())) {
            if (hold.state() == HoldState.OPEN && shown(hold, at).state() == HoldState.UNKNOWN) {
                holds.put(hold.key(), shown(hold, at));
                expired++;
            }
        }
        return expired;
    }

    List<CounterReading> readings(List<HoldLine> lines, Instant at) {
        return lines.stream()
                .map(line -> reading(line.counter(), line.span(), at))
                .toList();
    }

    CounterReading reading(CounterKey counter, CounterSpan span, Instant at) {
        List<Charge> counted = counted(counter, span, at);
        long used = counted.stream().mapToLong(Charge::amount).sum();
        if (!(span instanceof CounterSpan.Sliding sliding)) {
            return CounterReading.of(used);
        }
        Map<Long, Long> slices = new TreeMap<>();
        counted.forEach(charge -> slices.merge(charge.slice(), charge.amount(), Long::sum));
        return slices.entrySet().stream()
                .filter(slice -> slice.getValue() != 0)
                .findFirst()
                .map(slice -> new CounterReading(used, sliding.untilGone(slice.getKey(), at)))
                .orElse(CounterReading.of(used));
    }

    /** What a store answered about a slice that is no longer counted is as good as what this model would say. */
    void adopt(Hold answered, List<HoldLine> lines, Instant at) {
        Hold mine = known(answered.key());
        List<HeldLine> adopted = new ArrayList<>(mine.lines());
        for (int i = 0; i < adopted.size(); i++) {
            if (lines.get(i).span() instanceof CounterSpan.Sliding sliding
                    && adopted.get(i).slice() < slice(adopted.get(i).counter(), sliding, at) - sliding.slices()) {
                adopted.set(i, answered.lines().get(i));
            }
        }
        holds.put(mine.key(), with(mine, mine.state(), adopted));
    }

    Hold hold(String key, Instant at) {
        return shown(known(key), at);
    }

    Instant lastLeaseEnd(Instant now) {
        return holds.values().stream()
                .map(Hold::leaseEnds)
                .filter(end -> !end.isAfter(now))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private Hold known(String key) {
        return Objects.requireNonNull(holds.get(key), key);
    }

    private long used(HoldLine line, Instant at) {
        return reading(line.counter(), line.span(), at).used();
    }

    private List<Charge> counted(CounterKey counter, CounterSpan span, Instant at) {
        List<Charge> all = new ArrayList<>(adjustments.values());
        holds.values()
                .forEach(hold -> hold.lines()
                        .forEach(line -> all.add(new Charge(line.counter(), line.slice(), line.charged()))));
        all.removeIf(charge -> !charge.counter().equals(counter));
        if (span instanceof CounterSpan.Sliding sliding) {
            long now = slice(counter, sliding, at);
            all.removeIf(charge -> charge.slice() < now - sliding.slices());
        }
        return all;
    }

    private long slice(CounterKey counter, CounterSpan.Sliding sliding, Instant at) {
        return Math.max(sliding.sliceAt(at), newest.getOrDefault(counter, Long.MIN_VALUE));
    }

    private long charged(CounterKey counter, CounterSpan span, Instant at) {
        if (!(span instanceof CounterSpan.Sliding sliding)) {
            return 0;
        }
        long slice = slice(counter, sliding, at);
        newest.put(counter, slice);
        return slice;
    }

    private static HeldLine charging(HeldLine line, long charged) {
        return new HeldLine(line.counter(), line.unit(), line.slice(), line.reserved(), charged);
    }

    private static Hold shown(Hold hold, Instant at) {
        boolean over = hold.state() == HoldState.OPEN && !at.isBefore(hold.leaseEnds());
        return over ? with(hold, HoldState.UNKNOWN, hold.lines()) : hold;
    }

    private static Hold with(Hold hold, HoldState state, List<HeldLine> lines) {
        return new Hold(hold.group(), hold.key(), hold.fingerprint(), state, hold.takenAt(), hold.leaseEnds(), lines);
    }
}
