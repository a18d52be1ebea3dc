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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
 * the groups over a cluster; beside the groups of a tag are a list and a sorted set of what {@link #expire} has to look at.
 * Scripts touch no key that they are not given.
 *
 * <p><b>Memory.</b> {@link #expire}, which somebody has to call, removes old holds, and old counters when no hold of the group
 * that was known at the end of their period is to be known any longer. So one hold that is kept for a year keeps the group's
 * counters for a year. A group's hash expires by itself a few hours after the last of its periods and holds may be forgotten.
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

    private final UnifiedJedis redis;
    private final RedisNames names;
    private final boolean serverTime;
    private final AtomicInteger sweeps = new AtomicInteger();

    private RedisQuotaStore(UnifiedJedis redis, RedisNames names, boolean serverTime) {
        this.redis = redis;
        this.names = names;
        this.serverTime = serverTime;
    }

    /**
     * A store on a client, with keys that begin with {@code newsforge:quota}. Sends nothing yet.
     *
     * @param redis the host's client, of any kind
     * @return the store
     */
    public static RedisQuotaStore on(UnifiedJedis redis) {
        return new RedisQuotaStore(Objects.requireNonNull(redis, "redis"), new RedisNames(PREFIX), true);
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
        return new RedisQuotaStore(redis, new RedisNames(prefix), serverTime);
    }

    /** A store that believes the callers' clocks, so that tests can move time. */
    RedisQuotaStore timedByCallers() {
        return new RedisQuotaStore(redis, names, false);
    }

    @Override
    public HoldAnswer take(HoldRequest request) {
        List<byte[]> args = RedisRequest.take(request, at(request.at()));
        return asked(
                "take", () -> new RedisReply(bytes(RedisScript.TAKE, names.keys(request.group()), args)).take(request));
    }

    @Override
    public CloseAnswer close(CloseRequest request) {
        List<byte[]> args = RedisRequest.close(request, at(request.at()));
        return asked("close", () -> {
            Object reply = RedisScript.CLOSE.run(redis, names.key(request.group()), args);
            return reply instanceof byte[] bytes ? new RedisReply(bytes).close(request) : new CloseAnswer.NoSuchHold();
        });
    }

    @Override
    public AdjustAnswer adjust(AdjustRequest request) {
        List<byte[]> args = RedisRequest.adjust(request, at(request.at()));
        return asked(
                "adjust", () -> new RedisReply(bytes(RedisScript.ADJUST, names.keys(request.group()), args)).adjust());
    }

    @Override
    public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<byte[]> args = RedisRequest.read(lines, at(at));
        return asked(
                "read", () -> new RedisReply(bytes(RedisScript.READ, names.key(group), args)).readings(lines.size()));
    }

    @Override
    public int expire(Instant at, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost: " + atMost + " (expected: >= 1)");
        }
        return asked("expire", () -> {
            int first = sweeps.getAndIncrement(); // else full portions of the first would leave out the last
            int expired = 0;
            for (int i = 0; i < RedisNames.PARTITIONS && expired < atMost; i++) {
                int partition = Math.floorMod(first + i, RedisNames.PARTITIONS);
                expired += new RedisSweep(redis, names, partition, at(at)).run(atMost - expired);
            }
            return expired;
        });
    }

    @Override
    public Books books(String group) {
        return asked("books", () -> {
            Object reply = RedisScript.BOOKS.run(redis, names.key(group), List.of());
            return RedisBooks.read(group, RedisReply.list(reply));
        });
    }

    private byte[] bytes(RedisScript script, List<byte[]> keys, List<byte[]> args) {
        return RedisReply.bytes(script.run(redis, keys, args));
    }

    /** 0 for the server's clock. */
    private long at(Instant at) {
        return serverTime ? 0 : Micros.of(at);
    }

    private static <T> T asked(String what, Supplier<T> ask) {
        try {
            return ask.get();
        } catch (RuntimeException failed) {
            throw RedisFailure.of(what, failed);
        }
    }
}
