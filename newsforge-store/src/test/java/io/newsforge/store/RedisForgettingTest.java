package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.Audit;
import io.newsforge.quota.Books;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterBalance;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.LedgerEntry.Kind;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** A group that is never idle: what is over is forgotten in the end, and no counter before the holds that charged it. */
class RedisForgettingTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 12;

    private final String group = "busy:" + UUID.randomUUID();
    private final UnifiedJedis redis = Servers.redis(Servers.redisPort(), Duration.ofSeconds(5));
    private final RedisQuotaStore store =
            RedisQuotaStore.on(redis).withPrefix("forgetting").timedByCallers();

    @Test
    void forgetsOldCountersOfABusyGroupButNoneThatARememberedHoldCharged() {
        int most = 0;
        for (int hour = 0; hour < DAYS * 24; hour++) {
            Instant now = START.plus(Duration.ofHours(hour));
            use("hold-" + hour, now, hour % 3);
            store.expire(now, 1_000);

            Books books = store.books(group);
            assertThat(counters(books)).containsAll(chargedByHolds(books));
            assertThat(Audit.of(books).balanced()).isTrue();
            most = Math.max(most, counters(books).size());
        }

        assertThat(most).isBetween(3, 7);
        assertThat(store.books(group).entries().size()).isLessThan(400);
    }

    @Test
    void forgetsEverythingOfAGroupThatIsNoLongerUsed() {
        use("hold", START, 0);
        for (int hour = 0; hour < 80; hour++) {
            store.expire(START.plus(Duration.ofHours(hour)), 1_000);
        }

        assertThat(store.books(group).balances()).isEmpty();
        assertThat(store.books(group).entries()).isEmpty();
    }

    @Test
    void aSweepThatIsRepeatedForgetsNoCounterThatIsFull() {
        List<HoldLine> nine = List.of(line("minute", new CounterSpan.Sliding(Duration.ofSeconds(1), 60), 9));
        store.take(request(
                "first", List.of(line("minute", new CounterSpan.Sliding(Duration.ofSeconds(1), 60), 1)), START));
        store.take(request("second", nine, START.plusSeconds(59)));
        Instant now = START.plusSeconds(62);
        RedisSweep one = sweep(now);
        RedisSweep other = sweep(now);
        List<?> sameEntries = one.due();

        one.expire(sameEntries, 1_000);
        other.expire(sameEntries, 1_000);
        one.expire(sameEntries, 1_000);

        assertThat(store.take(request("third", nine, now))).isInstanceOf(HoldAnswer.Refused.class);
    }

    @Test
    void fullPortionsOfTheFirstPartitionDoNotLeaveOutTheLast() {
        RedisQuotaStore own = RedisQuotaStore.on(redis).withPrefix("turns").timedByCallers();
        String first = groupIn(0);
        String last = groupIn(RedisNames.PARTITIONS - 1);
        for (int i = 0; i < RedisNames.PARTITIONS; i++) {
            own.take(lost(first, "hold-" + i));
        }
        own.take(lost(last, "hold"));

        for (int sweeps = 0; sweeps < RedisNames.PARTITIONS; sweeps++) {
            assertThat(own.expire(START.plus(DAY), 1)).isEqualTo(1);
        }

        assertThat(own.books(last).entries())
                .extracting(LedgerEntry::kind)
                .containsExactlyInAnyOrder(Kind.RESERVE, Kind.UNKNOWN);
    }

    private static String groupIn(int partition) {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> "turn:" + i)
                .filter(group -> Math.floorMod(group.hashCode(), RedisNames.PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static HoldRequest lost(String group, String key) {
        List<HoldLine> lines = List.of(line("ever", new CounterSpan.Lifetime()));
        return new HoldRequest(group, key, "print", lines, START, Duration.ofMinutes(5), DAY);
    }

    private RedisSweep sweep(Instant now) {
        int partition = Math.floorMod(group.hashCode(), RedisNames.PARTITIONS);
        return new RedisSweep(redis, new RedisNames("forgetting"), partition, Micros.of(now));
    }

    private HoldRequest request(String key, List<HoldLine> lines, Instant now) {
        return new HoldRequest(group, key, "print", lines, now, Duration.ofMinutes(5), DAY);
    }

    private static HoldLine line(String period, CounterSpan span, long amount) {
        return new HoldLine(new CounterKey("user:1", "requests", period), Unit.REQUESTS, amount, 10, span);
    }

    private void use(String key, Instant now, int ending) {
        Instant midnight =
                START.plus(DAY.multipliedBy(1 + Duration.between(START, now).toDays()));
        List<HoldLine> lines = List.of(
                line("day " + midnight, new CounterSpan.Calendar(midnight)),
                line("minute", new CounterSpan.Sliding(Duration.ofSeconds(1), 60)));
        store.take(request(key, lines, now));
        if (ending > 0) {
            Ending how = ending == 1 ? Ending.SETTLE : Ending.RELEASE;
            store.close(new CloseRequest(group, key, how, Amounts.of(Unit.REQUESTS, 1), now));
        }
    }

    private static HoldLine line(String period, CounterSpan span) {
        return new HoldLine(new CounterKey("user:1", "requests", period), Unit.REQUESTS, 2, 1_000, span);
    }

    private static Set<CounterKey> counters(Books books) {
        return books.balances().stream().map(CounterBalance::counter).collect(Collectors.toSet());
    }

    /** A sliding counter of which nothing is counted has no balances. */
    private static Set<CounterKey> chargedByHolds(Books books) {
        return books.entries().stream()
                .filter(entry -> entry.kind() == Kind.RESERVE)
                .map(LedgerEntry::counter)
                .filter(counter -> counter.period().startsWith("day"))
                .collect(Collectors.toSet());
    }
}
