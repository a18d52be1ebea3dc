package io.newsforge.health.probe;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database answers, and whether its pool has connections left. Immutable and thread-safe.
 *
 * <pre>{@code
 * DataSourceCheck.of(pool);
 * DataSourceCheck.builder(pool).query("SELECT 1").saturatedAt(0.8).build();
 * }</pre>
 *
 * <p>Down if there is no connection or it does not answer {@link Connection#isValid} (or the query) within the timeout, 2 s by
 * default; degraded if at least 90 % of the pool is lent out while threads wait. The pool's numbers come from HikariCP if the source
 * is, or wraps, one of its pools, and otherwise from what the host hands over. A lent-out pool makes the check wait as it does
 * everybody else: keep the pool's own timeout below the check's.
 *
 * <p>Data: {@code active}, {@code idle}, {@code waiting}, {@code max}, taken before the check asks for a connection of its own.
 * HikariCP's own meters are {@code hikaricp.connections.active}, {@code .idle}, {@code .pending} and {@code .max}.
 */
public final class DataSourceCheck implements HealthCheck {

    private final DataSource source;
    private final int seconds;
    private final @Nullable String query;
    private final double saturatedAt;
    private final Callable<Optional<PoolUse>> pool;

    DataSourceCheck(DataSourceCheckBuilder builder) {
        source = builder.source;
        seconds = builder.seconds;
        query = builder.query;
        saturatedAt = builder.saturatedAt;
        Callable<PoolUse> told = builder.pool;
        pool = told != null ? () -> Optional.of(told.call()) : found(source);
    }

    /**
     * A check with the defaults.
     *
     * @param source the database
     * @return the check
     */
    public static DataSourceCheck of(DataSource source) {
        return builder(source).build();
    }

    /**
     * Begins a check.
     *
     * @param source the database
     * @return a builder with the defaults
     */
    public static DataSourceCheckBuilder builder(DataSource source) {
        return new DataSourceCheckBuilder(source);
    }

    private static Callable<Optional<PoolUse>> found(DataSource source) {
        return hasHikari() ? () -> HikariPools.use(source) : Optional::empty;
    }

    private static boolean hasHikari() {
        try {
            Class<?> pool =
                    Class.forName("com.zaxxer.hikari.HikariDataSource", false, DataSourceCheck.class.getClassLoader());
            // this module on the module path does not read one that is on the class path
            return DataSourceCheck.class.getModule().canRead(pool.getModule());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public Health check() throws Exception {
        Optional<PoolUse> before = pool.call();
        Health found = answered(before);
        return before.map(use -> shown(found, use)).orElse(found);
    }

    private Health answered(Optional<PoolUse> before) {
        try (Connection connection = source.getConnection()) {
            if (!answers(connection)) {
                return Health.down("the connection is not valid, or did not say so within " + seconds + " s");
            }
        } catch (SQLException e) {
            return Health.down("no answer", e);
        }
        return before.filter(use -> use.isSaturated(saturatedAt))
                .map(DataSourceCheck::saturated)
                .orElse(Health.up());
    }

    private boolean answers(Connection connection) throws SQLException {
        if (query == null) {
            return connection.isValid(seconds);
        }
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
            statement.execute(query);
            return true;
        }
    }

    private static Health saturated(PoolUse use) {
        return Health.degraded(use.active() + " of " + use.max() + " connections are in use and " + use.waiting()
                + (use.waiting() == 1 ? " thread waits" : " threads wait"));
    }

    private static Health shown(Health found, PoolUse use) {
        return found.with("active", use.active())
                .with("idle", use.idle())
                .with("waiting", use.waiting())
                .with("max", use.max());
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }
}
