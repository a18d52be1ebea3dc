package io.newsforge.store;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Books;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;

/**
 * Quotas counted in Redis 6.2 and later or Valkey, alone or as a cluster. Each operation is one script, so one round trip. Exact
 * for any interleaving of threads, processes and their crashes, as long as Redis keeps what it has answered.
 *
 * <p><b>What Redis does not keep.</b> A failover to a replica that lags, a restart without {@code appendfsync always} and
 * {@code FLUSHALL} lose the latest or all charges; counting then goes on from what is left, and a hold that is lost is
 * {@link CloseAnswer.NoSuchHold}. Where that must not be, use {@link JdbcQuotaStore}. Evictions lose charges too: set
 * {@code maxmemory-policy} to {@code noeviction}.
 *
 * <p><b>Keys.</b> A group is one hash, {@code newsforge:quota:{q17}:g:<group>}. The 64 tags {@code {q0}} to {@code {q63}} spread
 * the groups over a cluster; what is due in the groups of a tag is one sorted set beside them. A group's hash expires an hour
 * after the last of its periods and holds may be forgotten; old holds of a group that is in use, and old counters, are removed
 * by {@link #expire}, which somebody has to call.
 *
 * <p><b>Time.</b> Redis' own clock counts. Leases and windows are exact to the microsecond until the year 2255.
 *
 * <p><b>Numbers.</b> Scripts of Redis count in doubles. Amounts, limits and counters stay within 2<sup>53</sup> - 1, where
 * doubles are exact; {@link io.newsforge.quota.Amounts} refuses what is beyond.
 *
 * <p><b>Deadlines.</b> How long an operation waits is the client's own setting: its socket timeout, and its pool's maximum wait,
 * which is for ever unless set. The client must not repeat commands for longer than the caller may wait.
 *
 * <p>Closes nothing of the host's and starts no thread. Thread-safe if the client is, as pooled ones are.
 */
public final class RedisQuotaStore implements QuotaStore {

    private static final String PREFIX = "newsforge:quota";
    private static final int PARTITIONS = 64;
    private static final int CALLED_BY_REDIS_AT_ONCE = 500;

    private final UnifiedJedis redis;
    private final String prefix;
    private final boolean serverTime;

    private RedisQuotaStore(UnifiedJedis redis, String prefix, boolean serverTime) {
        this.redis = redis;
        this.prefix = prefix;
        this.serverTime = serverTime;
    }

    /**
     * A store on a client, with keys that begin with {@code newsforge:quota}. Sends nothing yet.
     *
     * @param redis the host's client, of any kind
     * @return the store
     */
    public static RedisQuotaStore on(UnifiedJedis redis) {
        return new RedisQuotaStore(Objects.requireNonNull(redis, "redis"), PREFIX, true);
    }

    /**
     * This store with keys that begin otherwise. Stores with different prefixes know nothing of each other.
     *
     * @param prefix the beginning, without braces, which Redis would take for a hash tag
     * @return the new store
     * @throws IllegalArgumentException if the prefix is blank or has braces
     */
    public RedisQuotaStore withPrefix(String prefix) {
        if (prefix.isBlank() || prefix.indexOf('{') >= 0 || prefix.indexOf('}') >= 0) {
            throw new IllegalArgumentException("prefix: \"" + prefix + "\" (expected: not blank, no braces)");
        }
        return new RedisQuotaStore(redis, prefix, serverTime);
    }

    /** A store that believes the callers' clocks, so that tests can move time. */
    RedisQuotaStore timedByCallers() {
        return new RedisQuotaStore(redis, prefix, false);
    }

    @Override
    public HoldAnswer take(HoldRequest request) {
        List<String> args = new ArrayList<>(6 + 7 * request.lines().size());
        args.add(at(request.at()));
        args.add(StoreNames.write(request.key()));
        args.add(StoreNames.write(request.fingerprint()));
        args.add(Long.toString(Micros.of(request.lease())));
        args.add(Long.toString(Micros.of(request.keep())));
        args.add(Integer.toString(request.lines().size()));
        for (HoldLine line : request.lines()) {
            args.add(StoreNames.counter(line.counter()));
            args.add(Integer.toString(Codes.of(line.unit())));
            args.add(Long.toString(line.amount()));
            args.add(Long.toString(line.limit()));
            args.add(Long.toString(StoreLines.forgetAt(line.span())));
            args.add(Long.toString(StoreLines.width(line.span())));
            args.add(Long.toString(StoreLines.slices(line.span())));
        }
        return asked(
                "take",
                () -> RedisReply.of(RedisScript.TAKE.run(redis, keys(request.group()), args))
                        .take(request));
    }

    @Override
    public CloseAnswer close(CloseRequest request) {
        List<String> args = new ArrayList<>(3 + Codes.UNITS);
        args.add(at(request.at()));
        args.add(StoreNames.write(request.key()));
        args.add(Integer.toString(Codes.of(request.ending())));
        for (Long used : StoreLines.used(request.used())) {
            args.add(used.toString());
        }
        return asked(
                "close",
                () -> RedisReply.of(RedisScript.CLOSE.run(redis, keys(request.group()), args))
                        .close(request));
    }

    @Override
    public AdjustAnswer adjust(AdjustRequest request) {
        List<String> args = List.of(
                at(request.at()),
                StoreNames.write(request.key()),
                StoreNames.counter(request.counter()),
                Long.toString(request.delta()),
                Long.toString(StoreLines.forgetAt(request.span())),
                Long.toString(StoreLines.width(request.span())),
                Long.toString(StoreLines.slices(request.span())),
                StoreNames.write(request.reason()),
                Long.toString(Micros.of(request.keep())));
        return asked(
                "adjust",
                () -> RedisReply.of(RedisScript.ADJUST.run(redis, keys(request.group()), args))
                        .adjust());
    }

    @Override
    public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
        List<String> args = new ArrayList<>(2 + 2 * lines.size());
        args.add(at(at));
        args.add(Integer.toString(lines.size()));
        for (HoldLine line : lines) {
            args.add(StoreNames.counter(line.counter()));
            args.add(Long.toString(StoreLines.width(line.span())));
        }
        return asked(
                "read",
                () -> RedisReply.of(RedisScript.READ.run(redis, keys(group), args))
                        .readings(lines.size()));
    }

    @Override
    public int expire(Instant at, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost: " + atMost + " (expected: >= 1)");
        }
        String now = at(at);
        int expired = 0;
        for (int partition = 0; partition < PARTITIONS && expired < atMost; partition++) {
            expired += expire(partition, now, atMost - expired);
        }
        return expired;
    }

    private int expire(int partition, String now, int atMost) {
        List<String> keys = List.of(due(partition));
        int expired = 0;
        while (expired < atMost) {
            int asked = Math.min(CALLED_BY_REDIS_AT_ONCE, atMost - expired);
            List<String> args = List.of(now, Integer.toString(asked));
            List<?> reply = asked("expire", () -> RedisScript.EXPIRE.run(redis, keys, args));
            expired += ((Long) reply.get(0)).intValue();
            if ((Long) reply.get(1) < asked) {
                break;
            }
        }
        return expired;
    }

    @Override
    public Books books(String group) {
        return asked("books", () -> RedisReply.books(group, RedisScript.BOOKS.run(redis, keys(group), List.of())));
    }

    private String at(Instant at) {
        return serverTime ? "" : Long.toString(Micros.of(at));
    }

    private List<String> keys(String group) {
        int partition = Math.floorMod(group.hashCode(), PARTITIONS);
        return List.of(prefix + ":{q" + partition + "}:g:" + StoreNames.write(group), due(partition));
    }

    private String due(int partition) {
        return prefix + ":{q" + partition + "}:due";
    }

    private static <T> T asked(String what, Supplier<T> ask) {
        try {
            return ask.get();
        } catch (RuntimeException failed) {
            throw new QuotaStoreException(what + ": Redis is away or failed", failed);
        }
    }
}
