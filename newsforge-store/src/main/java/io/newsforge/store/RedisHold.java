package io.newsforge.store;

import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.Unit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A hold as it is stored, which {@code redis/prelude.lua} describes. */
record RedisHold(
        HoldState state,
        boolean leaseEnded,
        long takenAt,
        long leaseEnds,
        long unknownAt,
        long closedAt,
        String fingerprint,
        List<HeldLine> lines) {

    private static final int LINE = 1 + RedisNumbers.SIZE + Integer.BYTES;
    private static final int TAIL_LINE = 2 * RedisNumbers.SIZE;

    /** What a take sends: the body, and the tail of a hold of which no line slides. */
    static byte[] body(String fingerprint, List<HoldLine> lines, byte[][] counters) {
        byte[] print = RedisNames.bytes(StoreNames.write(fingerprint));
        int length = 3 * Integer.BYTES + print.length;
        for (byte[] counter : counters) {
            length += LINE + counter.length;
        }
        RedisBytes body = new RedisBytes(length + counters.length * TAIL_LINE);
        body.size(length).size(counters.length);
        for (int i = 0; i < counters.length; i++) {
            HoldLine line = lines.get(i);
            body.code(Codes.of(line.unit())).number(line.amount()).text(counters[i]);
        }
        body.text(print);
        for (HoldLine line : lines) {
            body.number(0).number(line.amount());
        }
        return body.all();
    }

    static RedisHold read(ByteBuffer from) {
        HoldState state = Codes.state(from.get());
        boolean leaseEnded = from.get() == 1;
        long takenAt = RedisNumbers.next(from);
        long leaseEnds = RedisNumbers.next(from);
        RedisNumbers.next(from);
        long unknownAt = RedisNumbers.next(from);
        long closedAt = RedisNumbers.next(from);
        from.getInt();
        int size = from.getInt();
        Unit[] units = new Unit[size];
        long[] reserved = new long[size];
        String[] counters = new String[size];
        for (int i = 0; i < size; i++) {
            units[i] = Codes.unit(from.get());
            reserved[i] = RedisNumbers.next(from);
            counters[i] = RedisNames.text(from).substring(1);
        }
        String fingerprint = StoreNames.read(RedisNames.text(from));
        List<HeldLine> lines = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long slice = RedisNumbers.next(from);
            long charged = RedisNumbers.next(from);
            lines.add(new HeldLine(StoreNames.counter(counters[i]), units[i], slice, reserved[i], charged));
        }
        return new RedisHold(state, leaseEnded, takenAt, leaseEnds, unknownAt, closedAt, fingerprint, lines);
    }

    /** Over its lease it shows unknown, written down or not. */
    Hold shown(String group, String key, long now) {
        HoldState shown = state == HoldState.OPEN && now >= leaseEnds ? HoldState.UNKNOWN : state;
        return new Hold(group, key, fingerprint, shown, Micros.instant(takenAt), Micros.instant(leaseEnds), lines);
    }
}
