package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Unit;
import io.newsforge.store.TcpProxy.Mode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

/** The store goes away and comes back. Nothing here starts a store anew: recovery needs no restart. */
class OutageTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);
    /** Connecting, then asking, then a slow machine. */
    private static final Duration DEADLINE = Duration.ofMillis(2_500);

    private final String group = "outage:" + UUID.randomUUID();

    abstract class AnyStore<C extends AutoCloseable> extends Clients {

        final ProxiedStore<C> proxied;

        AnyStore(ProxiedStore<C> proxied) {
            super(proxied.store());
            this.proxied = proxied;
        }

        @AfterEach
        void close() throws Exception {
            proxied.close();
        }

        private TcpProxy proxy() {
            return proxied.proxy();
        }

        @Test
        void countsOnceWhenTheReplyIsCutInTheMiddle() {
            take("before", 1);
            proxy().mode(Mode.CUT_MID_REPLY);

            refusesInTime("cut");
            proxy().mode(Mode.PASS);
            retry("cut");

            assertThat(used()).isEqualTo(2);
        }

        @Test
        void settlesOnceWhenTheReplyIsCutInTheMiddle() {
            take("settled", 5);
            proxy().mode(Mode.CUT_MID_REPLY);

            assertThatThrownBy(() -> settle("settled", 3)).isInstanceOf(QuotaStoreException.class);
            proxy().mode(Mode.PASS);
            while (true) {
                try {
                    CloseAnswer again = settle("settled", 3);
                    assertThat(again).isInstanceOfAny(CloseAnswer.Closed.class, CloseAnswer.AlreadyClosed.class);
                    break;
                } catch (QuotaStoreException staleConnection) {
                    assertThat(staleConnection).hasMessageStartingWith("close: ");
                }
            }

            assertThat(used()).isEqualTo(3);
        }

        @Test
        void leavesNoThreadWaitingWhenRepliesDoNotCome() {
            take("before", 1);
            proxy().mode(Mode.HOLD_REPLIES);

            refusesInTime("slow");
            proxy().mode(Mode.PASS);
            retry("slow");

            assertThat(used()).isEqualTo(2);
        }

        @Test
        void comesBackWhenAllConnectionsWereCut() {
            take("before", 1);
            proxy().mode(Mode.REFUSE);
            proxy().cutAll();

            for (int i = 0; i < 3; i++) {
                refusesInTime("cut");
            }
            proxy().mode(Mode.PASS);
            int failures = retry("cut");

            assertThat(failures).isLessThanOrEqualTo(5);
            assertThat(used()).isEqualTo(2);
        }
    }

    /** What asks a store, and how it wants to be answered. */
    class Clients {

        private final QuotaStore store;

        Clients(QuotaStore store) {
            this.store = store;
        }

        HoldAnswer take(String key, long amount) {
            return store.take(new HoldRequest(
                    group, key, key, lines(amount), Instant.now(), Duration.ofMinutes(5), Duration.ofMinutes(5)));
        }

        CloseAnswer settle(String key, long amount) {
            Amounts used = Amounts.of(Unit.CONVERSIONS, amount);
            return store.close(new CloseRequest(group, key, Ending.SETTLE, used, Instant.now()));
        }

        boolean taken(String key) {
            try {
                return take(key, 1) instanceof HoldAnswer.Taken;
            } catch (QuotaStoreException undone) {
                return false;
            }
        }

        void refusesInTime(String key) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> take(key, 1))
                    .isInstanceOf(QuotaStoreException.class)
                    .hasMessageStartingWith("take: ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
        }

        /** Pools may hand out connections that broke meanwhile; each costs one try. */
        int retry(String key) {
            for (int failures = 0; ; failures++) {
                try {
                    assertThat(take(key, 1)).isInstanceOfAny(HoldAnswer.Taken.class, HoldAnswer.Known.class);
                    return failures;
                } catch (QuotaStoreException staleConnection) {
                    assertThat(failures).isLessThan(20);
                }
            }
        }

        long used() {
            return store.read(group, lines(0), Instant.now()).get(0).used();
        }

        void fillsUpToTheLimitAndNoFurther() {
            long left = 10 - used();
            for (int i = 0; i < left; i++) {
                assertThat(take("fill-" + i, 1)).isInstanceOf(HoldAnswer.Taken.class);
            }
            assertThat(take("too-many", 1)).isInstanceOf(HoldAnswer.Refused.class);
        }
    }

    private static List<HoldLine> lines(long amount) {
        CounterKey counter = new CounterKey("user:1", "conversions", "lifetime");
        return List.of(new HoldLine(counter, Unit.CONVERSIONS, amount, 10, new CounterSpan.Lifetime()));
    }

    @Nested
    class OnPostgres extends AnyStore<HikariDataSource> {

        OnPostgres() {
            super(ProxiedStore.postgres(TIMEOUT));
        }

        @Test
        void waitsForALockedGroupNoLongerThanItsTimeout() throws SQLException {
            take("before", 1);
            try (Connection other = Servers.postgres().getConnection();
                    Statement lock = other.createStatement()) {
                other.setAutoCommit(false);
                lock.execute("SELECT pg_advisory_xact_lock(hashtextextended('" + group + "', 5209713))");

                refusesInTime("locked");
                other.rollback();
            }

            retry("locked");
            assertThat(used()).isEqualTo(2);
        }

        @Test
        void waitsForAConnectionAsLongAsThePoolDoes() throws SQLException {
            take("before", 1);
            try (Connection one = proxied.client().getConnection();
                    Connection two = proxied.client().getConnection();
                    Connection three = proxied.client().getConnection()) {
                assertThat(List.of(one, two, three)).hasSize(3);

                refusesInTime("exhausted");
            }

            assertThat(take("exhausted", 1)).isInstanceOf(HoldAnswer.Taken.class);
        }

        @Test
        void keepsTheLimitWhateverTheConnectionsAreSetTo() throws Exception {
            for (String isolation : List.of("TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE")) {
                HikariDataSource strict = new HikariDataSource();
                strict.setJdbcUrl(Servers.sharedPostgresUrl());
                strict.setAutoCommit(false);
                strict.setTransactionIsolation(isolation);
                ExecutorService threads = Executors.newFixedThreadPool(4);
                try (strict) {
                    Clients clients = new Clients(JdbcQuotaStore.on(strict));
                    List<Callable<Boolean>> asks = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        String key = isolation + i;
                        asks.add(() -> clients.taken(key));
                    }

                    int taken = 0;
                    for (Future<Boolean> answer : threads.invokeAll(asks)) {
                        taken += answer.get() ? 1 : 0;
                    }

                    assertThat(taken).isLessThanOrEqualTo(10);
                    assertThat(clients.used()).isLessThanOrEqualTo(10);
                } finally {
                    threads.shutdown();
                }
            }
        }

        @Test
        void comesBackWhenTheServerDoes(@TempDir Path folder) throws IOException {
            int port = Servers.freePort();
            Path data = folder.resolve("data");
            EmbeddedPostgres first = Servers.startPostgres(port, data);
            try (HikariDataSource own = Servers.pool(Servers.postgresUrl(port), 2, TIMEOUT)) {
                JdbcQuotaStore.migrate(own);
                Clients clients = new Clients(JdbcQuotaStore.on(own).withTimeout(TIMEOUT));
                clients.take("before", 1);
                first.close();

                clients.refusesInTime("away");
                try (EmbeddedPostgres second = Servers.startPostgres(port, data)) {
                    assertThat(second.getPort()).isEqualTo(port);
                    clients.retry("away");

                    assertThat(clients.used()).isEqualTo(2);
                    clients.fillsUpToTheLimitAndNoFurther();
                }
            }
        }
    }

    @Nested
    class OnRedis extends AnyStore<UnifiedJedis> {

        OnRedis() {
            super(ProxiedStore.redis(TIMEOUT));
        }

        @Test
        void tellsItsScriptsToAServerThatForgotThem() {
            take("before", 1);

            proxied.client().scriptFlush();

            assertThat(take("after", 1)).isInstanceOf(HoldAnswer.Taken.class);
            assertThat(used()).isEqualTo(2);
        }

        @Test
        void comesBackWhenTheServerDoes(@TempDir Path folder) throws IOException {
            int port = Servers.freePort();
            RedisServer first = Servers.startRedis(port, folder);
            try (UnifiedJedis own = Servers.redis(port, TIMEOUT)) {
                Clients clients = new Clients(RedisQuotaStore.on(own));
                clients.take("before", 1);
                Servers.stop(first);

                clients.refusesInTime("away");
                RedisServer second = Servers.startRedis(port, folder);
                clients.retry("away");

                assertThat(clients.used()).isEqualTo(2);
                clients.fillsUpToTheLimitAndNoFurther();
                Servers.stop(second);
            }
        }

        @Test
        void countsAnewAfterFlushAll() {
            RedisServer server;
            int port = Servers.freePort();
            server = Servers.startRedis(port);
            try (UnifiedJedis own = Servers.redis(port, TIMEOUT)) {
                QuotaStore flushed = RedisQuotaStore.on(own);
                Clients clients = new Clients(flushed);
                clients.take("lost", 7);

                own.flushAll();

                CloseRequest settle = new CloseRequest(group, "lost", Ending.SETTLE, Amounts.none(), Instant.now());
                assertThat(flushed.close(settle)).isInstanceOf(CloseAnswer.NoSuchHold.class);
                assertThat(clients.used()).isZero();
                clients.fillsUpToTheLimitAndNoFurther();
            } finally {
                Servers.stop(server);
            }
        }
    }
}
