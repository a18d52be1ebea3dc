package io.newsforge.store;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.HoldState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An answer of a script, read front to back: numbers, and the texts that belong to a hold (its fingerprint, then its
 * counters).
 */
final class StoreReply {

    private final long[] numbers;
    private final List<String> texts;
    private int next;

    StoreReply(long[] numbers, List<String> texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    private long number() {
        return numbers[next++];
    }

    HoldAnswer take(HoldRequest request) {
        int outcome = (int) number();
        return switch (outcome) {
            case 0 -> taken(request);
            case 1 -> refused(request.lines().size());
            case 2 -> new HoldAnswer.Known(hold(request.group(), request.key()));
            case 3 -> new HoldAnswer.Conflict();
            default -> throw new IllegalStateException("outcome: " + outcome + " (expected: 0 to 3)");
        };
    }

    private HoldAnswer taken(HoldRequest request) {
        long takenAt = number();
        long leaseEnds = number();
        List<HeldLine> lines = new ArrayList<>(request.lines().size());
        List<CounterReading> readings = new ArrayList<>(request.lines().size());
        for (HoldLine line : request.lines()) {
            lines.add(new HeldLine(line.counter(), line.unit(), number(), line.amount(), line.amount()));
            readings.add(reading());
        }
        Hold hold = new Hold(
                request.group(),
                request.key(),
                request.fingerprint(),
                HoldState.OPEN,
                Micros.instant(takenAt),
                Micros.instant(leaseEnds),
                lines);
        return new HoldAnswer.Taken(hold, readings);
    }

    private HoldAnswer refused(int size) {
        int line = (int) number();
        number();
        List<CounterReading> readings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            number();
            readings.add(reading());
        }
        return new HoldAnswer.Refused(line, readings);
    }

    CloseAnswer close(CloseRequest request) {
        int outcome = (int) number();
        if (outcome == 2) {
            return new CloseAnswer.NoSuchHold();
        }
        Hold hold = hold(request.group(), request.key());
        return outcome == 1
                ? new CloseAnswer.AlreadyClosed(hold)
                : new CloseAnswer.Closed(hold, readings(hold.lines().size()));
    }

    AdjustAnswer adjust() {
        boolean repeated = number() == 1;
        return new AdjustAnswer(repeated, reading());
    }

    List<CounterReading> readings(int size) {
        List<CounterReading> readings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            readings.add(reading());
        }
        return Collections.unmodifiableList(readings);
    }

    CounterReading reading() {
        long used = number();
        long frees = number();
        return frees == 0 ? CounterReading.of(used) : new CounterReading(used, Duration.ofMillis(frees));
    }

    private Hold hold(String group, String key) {
        HoldState state = Codes.state(number());
        long takenAt = number();
        long leaseEnds = number();
        int size = (int) number();
        List<HeldLine> lines = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            lines.add(new HeldLine(
                    StoreNames.counter(texts.get(i + 1)), Codes.unit(number()), number(), number(), number()));
        }
        return new Hold(
                group,
                key,
                StoreNames.read(texts.get(0)),
                state,
                Micros.instant(takenAt),
                Micros.instant(leaseEnds),
                lines);
    }
}
