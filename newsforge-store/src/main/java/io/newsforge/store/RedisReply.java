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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of a script, read front to back. */
final class RedisReply {

    private final ByteBuffer reply;

    RedisReply(byte[] reply) {
        this.reply = RedisNumbers.reading(reply);
    }

    /** An answer that is always there. */
    static byte[] bytes(@Nullable Object reply) {
        if (reply instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalStateException("reply: " + reply + " (expected: bytes)");
    }

    static List<?> list(@Nullable Object reply) {
        if (reply instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("reply: " + reply + " (expected: a list)");
    }

    private long number() {
        return RedisNumbers.next(reply);
    }

    private static CounterReading reading(long used, long frees) {
        return frees == 0 ? CounterReading.of(used) : new CounterReading(used, Duration.ofMillis(frees));
    }

    HoldAnswer take(HoldRequest request) {
        int outcome = (int) number();
        return switch (outcome) {
            case 0 -> taken(request, number());
            case 1 -> new HoldAnswer.Refused((int) number(), lines(request).readings());
            case 2 -> known(request, number());
            default -> throw new IllegalStateException("outcome: " + outcome + " (expected: 0 to 2)");
        };
    }

    private HoldAnswer known(HoldRequest request, long now) {
        RedisHold hold = RedisHold.read(reply);
        return hold.fingerprint().equals(request.fingerprint())
                ? new HoldAnswer.Known(hold.shown(request.group(), request.key(), now))
                : new HoldAnswer.Conflict();
    }

    private HoldAnswer taken(HoldRequest request, long now) {
        Lines lines = lines(request);
        Hold hold = TakenHold.of(request, now, Micros.sum(now, Micros.of(request.lease())), lines.held());
        return new HoldAnswer.Taken(hold, lines.readings());
    }

    private record Lines(List<HeldLine> held, List<CounterReading> readings) {}

    private Lines lines(HoldRequest request) {
        int size = request.lines().size();
        HeldLine[] held = new HeldLine[size];
        CounterReading[] readings = new CounterReading[size];
        int freeing = reply.position() + size * RedisNumbers.SIZE;
        for (int i = 0; i < size; i++) {
            HoldLine line = request.lines().get(i);
            long used = number();
            long frees = 0;
            long slice = 0;
            if (RedisNames.slides(line.span())) {
                frees = (long) reply.getDouble(freeing);
                slice = (long) reply.getDouble(freeing + RedisNumbers.SIZE);
                freeing += 2 * RedisNumbers.SIZE;
            }
            held[i] = new HeldLine(line.counter(), line.unit(), slice, line.amount(), line.amount());
            readings[i] = reading(used, frees);
        }
        return new Lines(Arrays.asList(held), Arrays.asList(readings));
    }

    CloseAnswer close(CloseRequest request) {
        boolean closed = number() == 0;
        long now = number();
        int size = closed ? (int) number() : 0;
        CounterReading[] readings = new CounterReading[size];
        for (int i = 0; i < size; i++) {
            readings[i] = reading(number(), number());
        }
        Hold hold = RedisHold.read(reply).shown(request.group(), request.key(), now);
        return closed ? new CloseAnswer.Closed(hold, Arrays.asList(readings)) : new CloseAnswer.AlreadyClosed(hold);
    }

    AdjustAnswer adjust() {
        return new AdjustAnswer(number() == 1, reading(number(), number()));
    }

    List<CounterReading> readings(int size) {
        CounterReading[] readings = new CounterReading[size];
        for (int i = 0; i < size; i++) {
            readings[i] = reading(number(), number());
        }
        return List.of(readings);
    }
}
