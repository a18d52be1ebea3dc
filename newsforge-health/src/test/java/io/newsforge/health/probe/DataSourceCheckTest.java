package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DataSourceCheckTest {

    private static HikariDataSource pool(int size, Duration wait) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:");
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(wait.toMillis());
        return new HikariDataSource(config);
    }

    private static JdbcDataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    private static Health look(DataSourceCheck check) {
        try {
            return check.check();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static void borrow(DataSource pool) {
        try {
            pool.getConnection().close();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aDatabaseThatAnswersIsUpWithTheNumbersOfItsPool() throws Exception {
        try (HikariDataSource pool = pool(4, Duration.ofSeconds(5));
                Connection lent = pool.getConnection()) {
            assertThat(lent.isValid(1)).isTrue();

            Health health = DataSourceCheck.of(pool).check();

            assertThat(health.status()).isEqualTo(Status.UP);
            assertThat(health.data()).contains(entry("active", 1L), entry("waiting", 0L), entry("max", 4L));
        }
    }

    @Test
    void aPoolIsFoundBehindAWrapper() throws Exception {
        try (HikariDataSource pool = pool(3, Duration.ofSeconds(5))) {
            assertThat(DataSourceCheck.of(new Wrapper(pool, true)).check().data())
                    .containsEntry("max", 3L);
        }
    }

    @Test
    void aSourceThatCannotSayWhatItWrapsIsCheckedWithoutAPool() throws Exception {
        try (HikariDataSource pool = pool(3, Duration.ofSeconds(5))) {
            Health health = DataSourceCheck.of(new Wrapper(pool, false)).check();

            assertThat(health.status()).isEqualTo(Status.UP);
            assertThat(health.data()).isEmpty();
        }
    }

    @Test
    void aPoolWithNothingLeftIsDegradedWhileThreadsWait() throws Exception {
        try (HikariDataSource pool = pool(2, Duration.ofSeconds(20));
                Connection kept = pool.getConnection()) {
            Connection soonBack = pool.getConnection();
            CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> borrow(pool));
            Until.holds("a thread waits", () -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            CompletableFuture<Health> looking = CompletableFuture.supplyAsync(() -> look(DataSourceCheck.of(pool)));
            Until.holds("the check waits too", () -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 2);
            assertThat(kept).isNotNull();
            soonBack.close();
            waiter.join();

            assertThat(looking.join().message()).isEqualTo("2 of 2 connections are in use and 1 thread waits");
        }
    }

    @Test
    void aDatabaseWithoutAConnectionIsDownAndItsAddressIsNotShown() throws Exception {
        DataSource nobody = h2("jdbc:h2:tcp://127.0.0.1:1/secret");

        Health health = DataSourceCheck.of(nobody).check();

        assertThat(health.status()).isEqualTo(Status.DOWN);
        assertThat(health.message())
                .startsWith("no answer: JdbcSQLNonTransientConnectionException")
                .doesNotContain("secret");
        assertThat(health.error()).isPresent();
    }

    @Test
    void aPoolThatGivesNobodyAConnectionIsDownWithItsNumbers() throws Exception {
        try (HikariDataSource pool = pool(1, Duration.ofMillis(250));
                Connection kept = pool.getConnection()) {
            Health health = DataSourceCheck.of(pool).check();

            assertThat(kept).isNotNull();
            assertThat(health.status()).isEqualTo(Status.DOWN);
            assertThat(health.message()).startsWith("no answer: SQLTransientConnectionException");
            assertThat(health.data()).containsEntry("active", 1L);
        }
    }

    @Test
    void aQueryThatFailsIsDown() throws Exception {
        DataSource source = h2("jdbc:h2:mem:");

        assertThat(DataSourceCheck.builder(source)
                        .query("SELECT 1")
                        .build()
                        .check()
                        .status())
                .isEqualTo(Status.UP);
        assertThat(DataSourceCheck.builder(source)
                        .query("SELECT * FROM nowhere")
                        .build()
                        .check()
                        .status())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void anotherPoolIsJudgedByWhatTheHostReads() throws Exception {
        DataSourceCheckBuilder other = DataSourceCheck.builder(h2("jdbc:h2:mem:"));

        assertThat(other.pool(() -> new PoolUse(8, 2, 3, 10)).build().check().status())
                .isEqualTo(Status.UP);
        assertThat(other.pool(() -> new PoolUse(9, 1, 0, 10)).build().check().status())
                .isEqualTo(Status.UP);
        assertThat(other.pool(() -> new PoolUse(9, 1, 3, 10)).build().check().message())
                .isEqualTo("9 of 10 connections are in use and 3 threads wait");
        assertThat(other.saturatedAt(0.8)
                        .pool(() -> new PoolUse(8, 2, 3, 10))
                        .build()
                        .check()
                        .status())
                .isEqualTo(Status.DEGRADED);
    }

    @Test
    void aSourceWithoutAPoolHasNoData() throws Exception {
        assertThat(DataSourceCheck.of(h2("jdbc:h2:mem:")).check().data()).isEmpty();
    }

    @Test
    void allReplicasFailTogether() {
        assertThat(DataSourceCheck.of(h2("jdbc:h2:mem:")).reach()).isEqualTo(Reach.SHARED);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        DataSourceCheckBuilder builder = DataSourceCheck.builder(h2("jdbc:h2:mem:"));

        assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).hasMessage("timeout: PT0S (expected: > PT0S)");
        assertThatThrownBy(() -> builder.query(" ")).hasMessage("query: \" \" (expected: not blank)");
        assertThatThrownBy(() -> new PoolUse(0, 0, 0, 0)).hasMessage("max: 0 (expected: >= 1)");
    }

    /** As frameworks wrap a source. */
    private record Wrapper(HikariDataSource pool, boolean tells) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return pool.getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(Writer.nullWriter());
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(pool);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            if (!tells) {
                throw new SQLFeatureNotSupportedException();
            }
            return type.isInstance(pool);
        }
    }
}
