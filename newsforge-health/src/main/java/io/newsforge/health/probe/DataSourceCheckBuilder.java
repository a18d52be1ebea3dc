package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DataSourceCheck}; for one thread at a time, and reusable. */
public final class DataSourceCheckBuilder {

    final DataSource source;
    int seconds = 2;
    double saturatedAt = 0.9;

    @Nullable
    String query;

    @Nullable
    Callable<PoolUse> pool;

    DataSourceCheckBuilder(DataSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * How long the database may take to answer once there is a connection. 2 s by default; JDBC counts whole seconds, so it is rounded
     * up.
     *
     * @param longest above zero, at most an hour
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public DataSourceCheckBuilder timeout(Duration longest) {
        long nanos = Expect.nanos(Expect.positive("timeout", longest));
        seconds = (int) Expect.between("timeout in seconds", (nanos + 999_999_999) / 1_000_000_000, 1, 3_600);
        return this;
    }

    /**
     * Sends a query instead of {@link java.sql.Connection#isValid}. What it returns is not looked at.
     *
     * @param sql one statement that changes nothing
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public DataSourceCheckBuilder query(String sql) {
        query = Expect.text("query", sql);
        return this;
    }

    /**
     * Which share of the pool is nearly all of it. 0.9 by default.
     *
     * @param share above 0 and at most 1
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public DataSourceCheckBuilder saturatedAt(double share) {
        saturatedAt = Expect.share("saturatedAt", share);
        return this;
    }

    /**
     * Where the pool's numbers come from, for pools that are not HikariCP's.
     *
     * @param use reads them
     * @return this builder
     */
    public DataSourceCheckBuilder pool(Callable<PoolUse> use) {
        pool = Objects.requireNonNull(use, "pool");
        return this;
    }

    /**
     * The check.
     *
     * @return a check that shares nothing with this builder
     */
    public DataSourceCheck build() {
        return new DataSourceCheck(this);
    }
}
