package io.newsforge.store;

import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.HoldLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys of Redis that a store uses, and the fields of a group's hash. The first letter of a field tells what it is. */
final class RedisNames {

    static final int PARTITIONS = 64;
    static final char HOLD = 'h';
    static final char ADJUSTMENT = 'a';
    static final char COUNTER = 'u';
    static final char SLIDING = 's';
    static final char CARRIED = 'k';

    private final String prefix;

    RedisNames(String prefix) {
        this.prefix = prefix;
    }

    /** The group's hash, what is new in its partition, and what is due there. All have the partition's hash tag. */
    List<byte[]> keys(String group) {
        int partition = Math.floorMod(group.hashCode(), PARTITIONS);
        return List.of(group(group, partition), fresh(partition), due(partition));
    }

    List<byte[]> key(String group) {
        return List.of(group(group, Math.floorMod(group.hashCode(), PARTITIONS)));
    }

    private byte[] group(String group, int partition) {
        return bytes(tag(partition) + "g:" + StoreNames.write(group));
    }

    byte[] fresh(int partition) {
        return bytes(tag(partition) + "new");
    }

    byte[] due(int partition) {
        return bytes(tag(partition) + "due");
    }

    private String tag(int partition) {
        return prefix + ":{q" + partition + "}:";
    }

    static byte[] hold(String key) {
        return bytes(HOLD + StoreNames.write(key));
    }

    static byte[] adjustment(String key) {
        return bytes(ADJUSTMENT + StoreNames.write(key));
    }

    static byte[] counter(HoldLine line) {
        return counter(line.counter(), line.span());
    }

    static byte[] counter(CounterKey key, CounterSpan span) {
        return bytes((slides(span) ? SLIDING : COUNTER) + StoreNames.counter(key));
    }

    static boolean slides(CounterSpan span) {
        return span instanceof CounterSpan.Sliding;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text with its length in front. */
    static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return text(bytes);
    }
}
