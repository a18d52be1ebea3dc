package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Audit;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.LedgerEntry.Kind;
import io.newsforge.quota.QuotaGroupBusyException;
import io.newsforge.quota.Unit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Forgetting in databases of their own: how often counters are looked for, how much a transaction forgets, and how exactly. */
class JdbcForgettingTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int AT_ONCE = 500;

    abstract static class AnyDatabase {

        private final HikariDataSource pool;
        private final JdbcQuotaStore store;

        AnyDatabase(HikariDataSource pool) {
            this.pool = pool;
            JdbcQuotaStore.migrate(pool);
            this.store = JdbcQuotaStore.on(pool).timedByCallers();
        }

        @AfterEach
        void close() {
            pool.close();
        }

        @Test
        void looksForOldCountersOnceAnHour() {
            useUntil("group", hours(1));
            store.expire(minutes(62), 100);

            store.expire(minutes(121), 100);
            assertThat(known("group")).isTrue();

            store.expire(minutes(122), 100);
            assertThat(known("group")).isFalse();
        }

        @Test
        void aSweepThatFailedIsMadeAgainAtOnce() throws SQLException {
            useUntil("group", hours(1));
            JdbcQuotaStore impatient = store.withTimeout(SHORT);
            try (Connection other = pool.getConnection()) {
                JdbcQuotas quotas = JdbcProduct.of(other).quotas(SHORT);
                JdbcQuotas.inTransaction(other, () -> {
                    quotas.lock(other, "group");
                    assertThatExceptionOfType(QuotaGroupBusyException.class)
                            .isThrownBy(() -> impatient.expire(minutes(120), 100));
                    return other;
                });
            }

            impatient.expire(minutes(120), 100);

            assertThat(known("group")).isFalse();
        }

        @Test
        void aSweepGoesThroughMoreGroupsThanItLooksForAtATime() {
            List<String> groups = List.of("group-1", "group-2", "group-3");
            groups.forEach(group -> useUntil(group, hours(1)));

            store.expire(minutes(120), 1);

            assertThat(groups).noneMatch(this::known);
        }

        @Test
        void aTransactionForgetsABoundedNumberOfHoldsAndCountersOnlyWithTheLast() throws SQLException {
            for (int i = 0; i <= AT_ONCE; i++) {
                store.take(hold("group", "hold-" + i, new CounterSpan.Calendar(hours(1))));
            }
            store.expire(minutes(1), AT_ONCE + 1);

            assertThat(forget(minutes(180))).isTrue();
            assertThat(entries(Kind.RESERVE)).isEqualTo(1);
            assertThat(audit().balanced()).isTrue();
            assertThat(known("group")).isTrue();

            assertThat(forget(minutes(180))).isFalse();
            assertThat(entries(Kind.RESERVE)).isZero();
            assertThat(known("group")).isFalse();
        }

        /** Ending leases takes no lock of the group, so another replica can do it in the midst of this. */
        @Test
        void aHoldWhoseLeaseEndsMeanwhileIsNotForgottenUncounted() throws SQLException {
            store.take(hold("group", "settled", new CounterSpan.Lifetime()));
            store.take(hold("group", "lost", new CounterSpan.Lifetime()));
            store.close(new CloseRequest("group", "settled", Ending.SETTLE, Amounts.of(Unit.REQUESTS, 1), START));

            try (Connection connection = pool.getConnection()) {
                forget(beforeDeletingHolds(connection, this::endLeases), hours(1));
            }

            assertThat(audit().balanced()).isTrue();
            forget(hours(1));
            assertThat(entries(Kind.RESERVE)).isZero();
            assertThat(audit().balanced()).isTrue();
        }

        private void endLeases() throws SQLException {
            try (Connection other = pool.getConnection();
                    Statement end = other.createStatement()) {
                assertThat(end.executeUpdate(
                                "UPDATE quota_holds SET state = 3, unknown_at = lease_ends WHERE state = 0"))
                        .isEqualTo(1);
            }
        }

        /** Used once, for a period that outlives the hold. The counter is old an hour after the period, and was looked for now. */
        private void useUntil(String group, Instant end) {
            store.take(hold(group, "hold", new CounterSpan.Calendar(end)));
            store.expire(minutes(2), 100);
            assertThat(known(group)).isTrue();
        }

        private boolean known(String group) {
            return !store.books(group).balances().isEmpty();
        }

        private long entries(Kind kind) {
            return store.books("group").entries().stream()
                    .filter(entry -> entry.kind() == kind)
                    .count();
        }

        private Audit audit() {
            return Audit.of(store.books("group"));
        }

        private boolean forget(Instant now) throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return forget(connection, now);
            }
        }

        private static boolean forget(Connection connection, Instant now) throws SQLException {
            JdbcQuotas quotas = JdbcProduct.of(connection).quotas(MINUTE);
            return JdbcQuotas.inTransaction(connection, () -> {
                quotas.lock(connection, "group");
                return new JdbcForgetting(connection, "group", Micros.of(now)).run();
            });
        }
    }

    private interface Step {
        void take() throws SQLException;
    }

    /** The connection, with a step of somebody else between what is read and what is deleted. */
    private static Connection beforeDeletingHolds(Connection connection, Step step) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (arguments != null
                            && arguments[0] instanceof String sql
                            && sql.startsWith("DELETE FROM quota_holds")) {
                        step.take();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static HoldRequest hold(String group, String key, CounterSpan span) {
        CounterKey counter = new CounterKey("user:1", "requests", "period");
        HoldLine line = new HoldLine(counter, Unit.REQUESTS, 2, 10_000, span);
        return new HoldRequest(group, key, "print", List.of(line), START, MINUTE, MINUTE);
    }

    private static Instant minutes(int minutes) {
        return START.plus(MINUTE.multipliedBy(minutes));
    }

    private static Instant hours(int hours) {
        return minutes(60 * hours);
    }

    @Nested
    class OnPostgres extends AnyDatabase {

        OnPostgres() throws SQLException {
            super(freshPostgres());
        }
    }

    @Nested
    class OnH2 extends AnyDatabase {

        OnH2() {
            super(Servers.pool("jdbc:h2:mem:" + UUID.randomUUID(), 2, Duration.ofSeconds(5)));
        }
    }

    private static HikariDataSource freshPostgres() throws SQLException {
        String name = "forgetting_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = Servers.postgres().getConnection();
                Statement create = connection.createStatement()) {
            create.execute("CREATE DATABASE " + name);
        }
        return Servers.pool(
                Servers.sharedPostgresUrl().replace("/postgres?", "/" + name + "?"), 2, Duration.ofSeconds(5));
    }
}
