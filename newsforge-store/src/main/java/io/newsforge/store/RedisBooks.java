package io.newsforge.store;

import io.newsforge.quota.Books;
import io.newsforge.quota.HeldLine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a group's hash as its books. {@code redis/prelude.lua} describes them. */
final class RedisBooks {

    private static final int SLICE = 3 * RedisNumbers.SIZE;

    private final BooksWriter books;
    private final Map<String, byte[]> fields = new HashMap<>();

    private RedisBooks(String group, List<?> reply) {
        long now = RedisNumbers.next(RedisNumbers.reading((byte[]) reply.get(0)));
        books = new BooksWriter(group, now);
        List<?> flat = (List<?>) reply.get(1);
        for (int i = 0; i < flat.size(); i += 2) {
            fields.put(RedisNames.text((byte[]) flat.get(i)), (byte[]) flat.get(i + 1));
        }
    }

    static Books read(String group, List<?> reply) {
        RedisBooks read = new RedisBooks(group, reply);
        read.fields.forEach((field, value) -> read.write(field.charAt(0), field.substring(1), value));
        return read.books.books();
    }

    private void write(char kind, String name, byte[] value) {
        switch (kind) {
            case RedisNames.COUNTER -> books.counter(counter(name, value));
            case RedisNames.SLIDING -> books.counter(sliding(name, RedisNumbers.reading(value)));
            case RedisNames.HOLD -> books.hold(hold(name, RedisHold.read(RedisNumbers.reading(value))));
            case RedisNames.ADJUSTMENT -> adjustment(StoreNames.read(name), RedisNumbers.reading(value));
            default -> {
                // Times, and what is carried, which belongs to its counter.
            }
        }
    }

    private CounterRow counter(String name, byte[] used) {
        byte[] carried = fields.getOrDefault(RedisNames.CARRIED + name, new byte[] {'0'});
        Long[] none = {};
        return new CounterRow(name, decimal(used), decimal(carried), 0, 0, 0, none, none);
    }

    private static long decimal(byte[] text) {
        return Long.parseLong(RedisNames.text(text).strip());
    }

    private static CounterRow sliding(String name, ByteBuffer value) {
        long width = RedisNumbers.next(value);
        int slices = (int) RedisNumbers.next(value) + 1;
        long newest = RedisNumbers.next(value);
        long used = RedisNumbers.next(value);
        Long[] sliceUsed = new Long[slices];
        Long[] sliceCarried = new Long[slices];
        Arrays.fill(sliceUsed, 0L);
        Arrays.fill(sliceCarried, 0L);
        while (value.remaining() >= SLICE) {
            int place = (int) (RedisNumbers.next(value) - newest) + slices - 1;
            sliceUsed[place] = RedisNumbers.next(value);
            sliceCarried[place] = RedisNumbers.next(value);
        }
        return new CounterRow(name, used, 0, 0, width, newest, sliceUsed, sliceCarried);
    }

    private static HoldRow hold(String key, RedisHold hold) {
        List<String> counters = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (HeldLine line : hold.lines()) {
            counters.add(StoreNames.counter(line.counter()));
            lines.addAll(List.of((long) Codes.of(line.unit()), line.slice(), line.reserved(), line.charged()));
        }
        return new HoldRow(
                StoreNames.read(key),
                Codes.of(hold.state()),
                hold.takenAt(),
                orNever(hold.unknownAt()),
                hold.leaseEnded(),
                orNever(hold.closedAt()),
                counters,
                lines);
    }

    private static long orNever(long at) {
        return at == 0 ? -1 : at;
    }

    private void adjustment(String key, ByteBuffer value) {
        long madeAt = RedisNumbers.next(value);
        RedisNumbers.next(value);
        long slice = RedisNumbers.next(value);
        long added = RedisNumbers.next(value);
        String counter = RedisNames.text(value).substring(1);
        books.adjustment(madeAt, key, counter, slice, added, StoreNames.read(RedisNames.text(value)));
    }
}
