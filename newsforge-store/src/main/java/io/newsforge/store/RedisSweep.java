package io.newsforge.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/**
 * One partition's look at what is due: ends leases, and forgets what may be. Two scripts, since a script may only touch keys that
 * it is given: one says what is due, one looks at each entry again. So sweepers do not get in each other's way.
 */
final class RedisSweep {

    private static final int AT_ONCE = 500;
    private static final byte[] MOST = RedisNames.bytes(Integer.toString(AT_ONCE));

    private final UnifiedJedis redis;
    private final byte[] fresh;
    private final byte[] due;
    private final long at;

    RedisSweep(UnifiedJedis redis, RedisNames names, int partition, long at) {
        this.redis = redis;
        this.fresh = names.fresh(partition);
        this.due = names.due(partition);
        this.at = at;
    }

    /** How many leases it ended, at most so many. */
    int run(int atMost) {
        int ended = 0;
        boolean more = true;
        while (more && ended < atMost) {
            List<?> entries = due();
            ended += entries.isEmpty() ? 0 : expire(entries, atMost - ended);
            more = entries.size() == AT_ONCE;
        }
        return ended;
    }

    /** What is to be looked at. */
    List<?> due() {
        return RedisReply.list(RedisScript.DUE.run(redis, List.of(fresh, due), List.of(RedisNumbers.of(at), MOST)));
    }

    /** Looks at entries that are still due; those that another sweeper was at meanwhile are passed over. */
    int expire(List<?> entries, int atMost) {
        List<byte[]> keys = new ArrayList<>(List.of(due));
        List<byte[]> args = new ArrayList<>(List.of(RedisNumbers.of(at, atMost)));
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Object each : entries) {
            String entry = RedisNames.text((byte[]) each);
            int end = entry.lastIndexOf(0);
            String group = entry.substring(0, end);
            Integer place = places.get(group);
            if (place == null) {
                keys.add(RedisNames.bytes(group));
                place = keys.size();
                places.put(group, place);
            }
            args.add(RedisNames.bytes(Integer.toString(place)));
            args.add(RedisNames.bytes(entry.substring(end + 1)));
        }
        byte[] reply = RedisReply.bytes(RedisScript.EXPIRE.run(redis, keys, args));
        return (int) RedisNumbers.next(RedisNumbers.reading(reply));
    }
}
