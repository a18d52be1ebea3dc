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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Quotas counted in a database that several processes share: PostgreSQL 14 and later, or H2 for embedded use. Exact for any
 * interleaving of threads, processes and crashes, as long as the database keeps what it has committed.
 *
 * <pre>{@code
 * JdbcQuotaStore.migrate(dataSource);                       // once at start, safe on every replica at once
 * QuotaStore quotas = JdbcQuotaStore.on(dataSource);
 * }</pre>
 *
 * <p><b>Steps.</b> On PostgreSQL a reservation or a closing is one statement, so one round trip and one commit; on H2, and for
 * what is not hot, a short transaction. Each transaction locks one group (an advisory lock on PostgreSQL, a row on H2) and
 * nothing else it could wait for, so there are no deadlocks. Connections should be at READ COMMITTED; stricter levels stay exact
 * and fail more often.
 *
 * <p><b>Time.</b> PostgreSQL's own clock counts, so the clocks of the processes do not matter; H2's is that of its process.
 *
 * <p><b>Deadlines.</b> An operation waits at most the {@linkplain #withTimeout timeout} for an answer and three quarters of it
 * for a lock, and then fails: with {@link io.newsforge.quota.QuotaGroupBusyException} if it waited for a lock, else with
 * {@link QuotaStoreException}, as it does when the database is away. How long it waits for a connection is the pool's own
 * setting, such as HikariCP's {@code connectionTimeout}, which is 30 seconds unless set.
 *
 * <p><b>Primary only.</b> Quotas read from a replica are stale: hand over a data source that writes and reads on the primary.
 *
 * <p>Closes nothing of the host's and starts no thread. Thread-safe.
 */
public final class JdbcQuotaStore implements QuotaStore {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final String SCHEMA_HISTORY = "newsforge_schema_history";

    private final DataSource dataSource;
    private final Duration timeout;
    private final boolean serverTime;
    private volatile @Nullable JdbcQuotas quotas;

    private JdbcQuotaStore(DataSource dataSource, Duration timeout, boolean serverTime) {
        this.dataSource = dataSource;
        this.timeout = timeout;
        this.serverTime = serverTime;
    }

    /**
     * A store on a data source, with a timeout of 2 seconds. Opens no connection yet.
     *
     * @param dataSource the host's pool, of a database that {@link #migrate} has prepared
     * @return the store
     */
    public static JdbcQuotaStore on(DataSource dataSource) {
        return new JdbcQuotaStore(Objects.requireNonNull(dataSource, "dataSource"), TIMEOUT, true);
    }

    /**
     * This store with another timeout.
     *
     * @param timeout how long an operation waits for an answer of the database at most, and three quarters of which for a lock;
     *     at least 1 ms
     * @return the new store
     * @throws IllegalArgumentException if the timeout is less than 1 ms or more than a day
     */
    public JdbcQuotaStore withTimeout(Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: 1 ms to 1 day)");
        }
        return new JdbcQuotaStore(dataSource, timeout, serverTime);
    }

    /** A store that believes the callers' clocks, so that tests can move time. */
    JdbcQuotaStore timedByCallers() {
        return new JdbcQuotaStore(dataSource, timeout, false);
    }

    /**
     * Creates or upgrades the tables {@code quota_*} in the connection's default schema. The history is kept in
     * {@code newsforge_schema_history}, apart from the host's own migrations. Safe on every replica at once.
     *
     * @param dataSource the host's pool, whose user may create tables and functions
     * @throws QuotaStoreException if the database is away or a migration fails
     */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway.configure(JdbcQuotaStore.class.getClassLoader())
                    .dataSource(Objects.requireNonNull(dataSource, "dataSource"))
                    .table(SCHEMA_HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .locations("classpath:io/newsforge/store/migrations/"
                            + product(dataSource).folder())
                    .load()
                    .migrate();
        } catch (org.flywaydb.core.api.FlywayException | SQLException failed) {
            throw new QuotaStoreException("migrate: the quota tables could not be prepared", failed);
        }
    }

    private static JdbcProduct product(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return JdbcProduct.of(connection);
        }
    }

    @Override
    public HoldAnswer take(HoldRequest request) {
        return run("take", connection -> quotas(connection).take(connection, request, at(request.at())));
    }

    @Override
    public CloseAnswer close(CloseRequest request) {
        return run("close", connection -> quotas(connection).close(connection, request, at(request.at())));
    }

    @Override
    public AdjustAnswer adjust(AdjustRequest request) {
        return run("adjust", connection -> quotas(connection).adjust(connection, request, at(request.at())));
    }

    @Override
    public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
        return run("read", connection -> quotas(connection).read(connection, group, lines, at(at)));
    }

    @Override
    public int expire(Instant at, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost: " + atMost + " (expected: >= 1)");
        }
        return run("expire", connection -> quotas(connection).expire(connection, at(at), atMost));
    }

    @Override
    public Books books(String group) {
        return run("books", connection -> quotas(connection).books(connection, group));
    }

    private @Nullable Long at(Instant at) {
        return serverTime ? null : (Long) Micros.of(at);
    }

    private JdbcQuotas quotas(Connection connection) throws SQLException {
        JdbcQuotas known = quotas;
        if (known == null) {
            known = JdbcProduct.of(connection).quotas(lockWait());
            quotas = known;
        }
        return known;
    }

    /** Shorter than the wait for an answer, which breaks the connection and does not say what the matter was. */
    private Duration lockWait() {
        return Duration.ofMillis(Math.max(1, timeout.toMillis() * 3 / 4));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T run(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (BoundedConnection bounded = BoundedConnection.of(dataSource, timeout)) {
                return work.on(bounded.connection());
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS || !SqlFailure.undone(failed)) {
                    throw SqlFailure.of(what, failed);
                }
            } catch (RuntimeException failed) {
                throw new QuotaStoreException(what + ": the database is away or failed", failed);
            }
        }
    }
}
