package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Audit;
import io.newsforge.quota.Books;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.LedgerEntry.Kind;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the contract does not say of all stores, but these promise: their own clocks, forgetting, odd names, great numbers. */
class SharedStoreTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration KEEP = Duration.ofHours(1);

    abstract static class AnyStore {

        private final String group = "shared:" + UUID.randomUUID();

        abstract QuotaStore store();

        abstract QuotaStore timedByCallers();

        private HoldRequest request(String key, long amount, long limit, CounterSpan span, Instant at) {
            CounterKey counter = new CounterKey("user|1\\", "a|b", "Asia/Seoul|2026-11-21 \uD83D\uDCF0 \uD800 \0");
            HoldLine line = new HoldLine(counter, Unit.MICRO_USD, amount, limit, span);
            return new HoldRequest(group, key, "print|\0", List.of(line), at, LEASE, KEEP);
        }

        private HoldRequest request(String key, long amount, long limit) {
            return request(key, amount, limit, new CounterSpan.Lifetime(), Instant.now());
        }

        @Test
        void neverExceedsALimitThatManyThreadsWant() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> asks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                HoldRequest request = request("request-" + i, 3, 100);
                asks.add(() -> store().take(request) instanceof HoldAnswer.Taken);
            }

            int taken = 0;
            for (Future<Boolean> answer : threads.invokeAll(asks)) {
                taken += answer.get() ? 1 : 0;
            }
            threads.shutdown();

            assertThat(taken).isEqualTo(33);
        }

        @Test
        void givesNamesBackAsTheyWere() {
            HoldRequest request = request("key|\\\0\uDC00", 3, 100);
            store().take(request);

            HoldAnswer again = store().take(request);
            Books books = store().books(group);

            assertThat(again).isInstanceOfSatisfying(HoldAnswer.Known.class, known -> {
                assertThat(known.hold().fingerprint()).isEqualTo(request.fingerprint());
                assertThat(known.hold().lines().get(0).counter())
                        .isEqualTo(request.lines().get(0).counter());
            });
            assertThat(books.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.key()).isEqualTo(request.key());
                assertThat(entry.counter()).isEqualTo(request.lines().get(0).counter());
            });
        }

        @Test
        void countsExactlyUpToTheGreatestAmount() {
            assertThat(store().take(request("most", Amounts.MAX - 1, Amounts.MAX)))
                    .isInstanceOf(HoldAnswer.Taken.class);

            assertThat(store().take(request("two", 2, Amounts.MAX))).isInstanceOf(HoldAnswer.Refused.class);
            HoldAnswer one = store().take(request("one", 1, Amounts.MAX));

            assertThat(one)
                    .isInstanceOfSatisfying(
                            HoldAnswer.Taken.class,
                            taken -> assertThat(taken.readings().get(0).used()).isEqualTo(Amounts.MAX));
            assertThat(store().take(request("none", 0, Amounts.MAX))).isInstanceOf(HoldAnswer.Taken.class);
        }

        @Test
        void usesItsOwnClock() {
            Instant wrong = Instant.parse("2001-01-01T00:00:00Z");

            HoldAnswer answer = store().take(request("key", 1, 10, new CounterSpan.Lifetime(), wrong));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            HoldAnswer.Taken.class,
                            taken -> assertThat(taken.hold().takenAt())
                                    .isBetween(
                                            Instant.now().minusSeconds(60),
                                            Instant.now().plusSeconds(60)));
        }

        @Test
        void forgetsOldHoldsAndStillAddsUp() {
            QuotaStore store = timedByCallers();
            CounterSpan span = new CounterSpan.Lifetime();
            store.take(request("settled", 5, 100, span, START));
            store.close(new CloseRequest(group, "settled", Ending.SETTLE, Amounts.of(Unit.MICRO_USD, 3), START));
            store.take(request("lost", 7, 100, span, START));
            HoldLine line = request("any", 0, 100).lines().get(0);
            store.adjust(new AdjustRequest(group, "credit", line.counter(), span, -2, "goodwill", START, KEEP));

            Instant later = START.plus(LEASE).plus(KEEP).plusSeconds(1);
            expireAll(store, START.plus(LEASE));
            expireAll(store, later);

            Books books = store.books(group);
            assertThat(books.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.kind()).isEqualTo(Kind.CARRY);
                assertThat(entry.delta()).isEqualTo(3 + 7 - 2);
            });
            assertThat(Audit.of(books).balanced()).isTrue();
            CloseRequest late = new CloseRequest(group, "lost", Ending.SETTLE, Amounts.none(), later);
            assertThat(store.close(late)).isInstanceOf(CloseAnswer.NoSuchHold.class);
        }

        @Test
        void forgetsMoreHoldsThanItDoesAtATimeAndStillAddsUp() {
            QuotaStore store = timedByCallers();
            int holds = 1_203;
            for (int i = 0; i < holds; i++) {
                store.take(request("key-" + i, 2, 10_000, new CounterSpan.Lifetime(), START));
            }

            expireAll(store, START.plus(LEASE));
            expireAll(store, START.plus(LEASE).plus(KEEP).plusSeconds(1));

            Books books = store.books(group);
            assertThat(books.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.kind()).isEqualTo(Kind.CARRY);
                assertThat(entry.delta()).isEqualTo(2L * holds);
            });
            assertThat(Audit.of(books).balanced()).isTrue();
        }

        @Test
        void forgetsCountersWhosePeriodIsOver() {
            QuotaStore store = timedByCallers();
            Instant noon = START.plus(Duration.ofHours(12));
            store.take(request("key", 5, 100, new CounterSpan.Calendar(noon), START));

            Instant later = START.plus(Duration.ofDays(2));
            expireAll(store, later);
            expireAll(store, later);

            assertThat(store.books(group).balances()).isEmpty();
            assertThat(store.books(group).entries()).isEmpty();
        }

        @Test
        void closesEachExpiredHoldOnceHoweverManyReconcilersRun() throws Exception {
            QuotaStore store = timedByCallers();
            for (int i = 0; i < 60; i++) {
                store.take(request("key-" + i, 1, 100, new CounterSpan.Lifetime(), START));
            }
            ExecutorService replicas = Executors.newFixedThreadPool(4);
            List<Callable<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(() -> expireAll(store, START.plus(LEASE)));
            }

            int closed = 0;
            for (Future<Integer> run : replicas.invokeAll(runs)) {
                closed += run.get();
            }
            replicas.shutdown();

            assertThat(closed).isGreaterThanOrEqualTo(60);
            assertThat(store.books(group).entries().stream().filter(AnyStore::byLease))
                    .hasSize(60);
        }

        private static boolean byLease(LedgerEntry entry) {
            return entry.kind() == Kind.UNKNOWN && entry.reason().equals("lease ended");
        }

        private static int expireAll(QuotaStore store, Instant at) {
            int all = 0;
            int some;
            do {
                some = store.expire(at, 1_000);
                all += some;
            } while (some == 1_000);
            return all;
        }
    }

    @Nested
    class OnPostgres extends AnyStore {
        @Override
        QuotaStore store() {
            return JdbcQuotaStore.on(Servers.postgres());
        }

        @Override
        QuotaStore timedByCallers() {
            return JdbcQuotaStore.on(Servers.postgres()).timedByCallers();
        }
    }

    @Nested
    class OnH2 extends AnyStore {
        @Override
        QuotaStore store() {
            return JdbcQuotaStore.on(Servers.h2());
        }

        @Override
        QuotaStore timedByCallers() {
            return JdbcQuotaStore.on(Servers.h2()).timedByCallers();
        }
    }

    @Nested
    class OnRedis extends AnyStore {
        @Override
        QuotaStore store() {
            return RedisQuotaStore.on(Servers.redis(Servers.redisPort(), Duration.ofSeconds(5)));
        }

        @Override
        QuotaStore timedByCallers() {
            return RedisQuotaStore.on(Servers.redis(Servers.redisPort(), Duration.ofSeconds(5)))
                    .withPrefix("timed")
                    .timedByCallers();
        }

        @Test
        void keysExpireAfterTheirPeriodAndRetention() {
            var redis = Servers.redis(Servers.redisPort(), Duration.ofSeconds(5));
            RedisQuotaStore own = RedisQuotaStore.on(redis).withPrefix("expiring");
            CounterKey counter = new CounterKey("user:1", "day", "UTC|today");
            CounterSpan soon = new CounterSpan.Calendar(Instant.now().plus(Duration.ofHours(3)));
            HoldLine line = new HoldLine(counter, Unit.REQUESTS, 1, 10, soon);

            own.take(new HoldRequest("group", "key", "print", List.of(line), Instant.now(), LEASE, KEEP));

            String key = redis.keys("expiring:*:g:group").iterator().next();
            Duration left = Duration.ofMillis(redis.pttl(key));
            assertThat(left).isBetween(Duration.ofHours(4), Duration.ofHours(7));
        }
    }
}
