package io.newsforge.store;

import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.Unit;
import java.util.Arrays;
import java.util.List;

/** Requests as the arguments of their scripts, each of which says what it takes. */
final class RedisRequest {

    private static final int SPAN = 3 * RedisNumbers.SIZE;

    private RedisRequest() {}

    static List<byte[]> take(HoldRequest request, long at) {
        List<HoldLine> lines = request.lines();
        int size = lines.size();
        byte[][] counters = new byte[size][];
        byte[][] args = new byte[4 + size][];
        RedisBytes numbers = new RedisBytes((4 + 2 * size) * RedisNumbers.SIZE);
        RedisBytes spans = new RedisBytes(size * SPAN);
        numbers.number(at)
                .number(Micros.of(request.lease()))
                .number(Micros.of(request.keep()))
                .number(anySlides(lines) ? 1 : 0);
        for (int i = 0; i < size; i++) {
            HoldLine line = lines.get(i);
            counters[i] = RedisNames.counter(line);
            args[4 + i] = counters[i];
            numbers.number(line.amount()).number(line.limit());
            put(line.span(), spans);
        }
        args[0] = numbers.all();
        args[1] = spans.all();
        args[2] = RedisHold.body(request.fingerprint(), lines, counters);
        args[3] = RedisNames.hold(request.key());
        return Arrays.asList(args);
    }

    private static boolean anySlides(List<HoldLine> lines) {
        for (HoldLine line : lines) {
            if (RedisNames.slides(line.span())) {
                return true;
            }
        }
        return false;
    }

    private static void put(CounterSpan span, RedisBytes spans) {
        spans.number(StoreLines.forgetAt(span)).number(StoreLines.width(span)).number(StoreLines.slices(span));
    }

    static List<byte[]> close(CloseRequest request, long at) {
        long[] numbers = new long[2 + Codes.UNITS];
        numbers[0] = at;
        numbers[1] = Codes.of(request.ending());
        for (Unit unit : Unit.values()) {
            numbers[1 + Codes.of(unit)] = request.used().orElse(unit, -1);
        }
        return List.of(RedisNumbers.of(numbers), RedisNames.hold(request.key()));
    }

    static List<byte[]> adjust(AdjustRequest request, long at) {
        byte[] counter = RedisNames.counter(request.counter(), request.span());
        byte[] reason = RedisNames.bytes(StoreNames.write(request.reason()));
        RedisBytes numbers = new RedisBytes(3 * RedisNumbers.SIZE + SPAN);
        numbers.number(at).number(request.delta()).number(Micros.of(request.keep()));
        put(request.span(), numbers);
        RedisBytes body = new RedisBytes(2 * Integer.BYTES + counter.length + reason.length);
        body.text(counter).text(reason);
        return List.of(numbers.all(), body.all(), RedisNames.adjustment(request.key()), counter);
    }

    static List<byte[]> read(List<HoldLine> lines, long at) {
        byte[][] args = new byte[1 + lines.size()][];
        args[0] = RedisNumbers.of(at);
        for (int i = 0; i < lines.size(); i++) {
            args[1 + i] = RedisNames.counter(lines.get(i));
        }
        return Arrays.asList(args);
    }
}
