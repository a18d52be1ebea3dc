package io.newsforge.health.probe;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads HikariCP's pools. Only loaded where HikariCP is there. */
final class HikariPools {

    private HikariPools() {}

    /** How the pool is used; empty if it is no pool of HikariCP's, or one that has not begun. */
    static Optional<PoolUse> use(DataSource source) {
        HikariDataSource hikari = hikari(source);
        HikariPoolMXBean pool = hikari == null ? null : hikari.getHikariPoolMXBean();
        if (hikari == null || pool == null) {
            return Optional.empty();
        }
        return Optional.of(new PoolUse(
                pool.getActiveConnections(),
                pool.getIdleConnections(),
                pool.getThreadsAwaitingConnection(),
                hikari.getMaximumPoolSize()));
    }

    /** A source that cannot say what it wraps is no pool we know; whether it works is found out by asking for a connection. */
    private static @Nullable HikariDataSource hikari(DataSource source) {
        if (source instanceof HikariDataSource pool) {
            return pool;
        }
        try {
            return source.isWrapperFor(HikariDataSource.class) ? source.unwrap(HikariDataSource.class) : null;
        } catch (SQLException e) {
            return null;
        }
    }
}
