package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaGroupBusyException;
import io.newsforge.quota.QuotaRequestRejectedException;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Unit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** What fails for one request, or one group, is not taken for a store that is away. */
class StoreFailuresTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final String group = "failing:" + UUID.randomUUID();

    private HoldRequest request(String limit) {
        return request("user:1", limit);
    }

    private HoldRequest request(String subject, String limit) {
        CounterKey counter = new CounterKey(subject, limit, "lifetime");
        HoldLine line = new HoldLine(counter, Unit.REQUESTS, 1, 10, new CounterSpan.Lifetime());
        return new HoldRequest(
                group, "key", "print", List.of(line), Instant.now(), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    /** The longest names that are allowed, in a script of three bytes a character that does not compress. */
    @Test
    void aNameThatIsTooLongForTheIndexOfPostgresIsRejected() {
        String wide = new Random(1)
                .ints(512, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        QuotaStore store = JdbcQuotaStore.on(Servers.postgres());

        assertThatExceptionOfType(QuotaRequestRejectedException.class)
                .isThrownBy(() -> store.take(request(wide, wide)));
    }

    @Test
    void aGroupThatIsLockedInPostgresIsBusy() throws SQLException {
        QuotaStore store = JdbcQuotaStore.on(Servers.postgres()).withTimeout(SHORT);
        try (Connection other = Servers.postgres().getConnection()) {
            JdbcQuotas quotas = JdbcProduct.of(other).quotas(SHORT);
            JdbcQuotas.inTransaction(other, () -> {
                quotas.lock(other, group);
                assertThatExceptionOfType(QuotaGroupBusyException.class).isThrownBy(() -> store.take(request("limit")));
                return group;
            });
        }
        assertThat(store.take(request("limit"))).isInstanceOf(HoldAnswer.Taken.class);
    }

    @Test
    void aGroupThatIsLockedInH2IsBusy() throws SQLException {
        QuotaStore store = JdbcQuotaStore.on(Servers.h2()).withTimeout(SHORT);
        try (Connection other = Servers.h2().getConnection()) {
            JdbcQuotas quotas = JdbcProduct.of(other).quotas(SHORT);
            JdbcQuotas.inTransaction(other, () -> {
                quotas.lock(other, group);
                assertThatExceptionOfType(QuotaGroupBusyException.class).isThrownBy(() -> store.take(request("limit")));
                return group;
            });
        }
        assertThat(store.take(request("limit"))).isInstanceOf(HoldAnswer.Taken.class);
    }

    @Test
    void givesH2sConnectionsBackWithTheirOwnLockTimeout() throws SQLException {
        try (HikariDataSource pool = Servers.pool("jdbc:h2:mem:patient;LOCK_TIMEOUT=7654", 2, Duration.ofSeconds(5))) {
            JdbcQuotaStore.migrate(pool);
            try (Connection connection = pool.getConnection()) {
                JdbcProduct.of(connection).quotas(SHORT).take(connection, request("limit"), null);

                assertThat(lockTimeout(connection)).isEqualTo(7654);
            }
        }
    }

    private static long lockTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet millis = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
            assertThat(millis.next()).isTrue();
            return millis.getLong(1);
        }
    }

    @Test
    void aKeyOfAnotherTypeInRedisRejectsTheRequest() {
        UnifiedJedis redis = Servers.redis(Servers.redisPort(), Duration.ofSeconds(5));
        RedisNames names = new RedisNames("failing");
        redis.set(names.key(group).get(0), new byte[] {1});
        QuotaStore store = RedisQuotaStore.on(redis).withPrefix("failing");

        assertThatExceptionOfType(QuotaRequestRejectedException.class).isThrownBy(() -> store.take(request("limit")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "READONLY You can't write against a read only replica.",
                "ERR Error running script: -OOM command not allowed when used memory > 'maxmemory'.",
                "ERR max number of clients reached",
                "CLUSTERDOWN The cluster is down"
            })
    void aServerThatCannotServeIsAway(String message) {
        assertThat(RedisFailure.of("take", new JedisDataException(message)))
                .isExactlyInstanceOf(QuotaStoreException.class);
    }

    @Test
    void aLostConnectionIsAway() {
        assertThat(RedisFailure.of("take", new JedisConnectionException("cut")))
                .isExactlyInstanceOf(QuotaStoreException.class);
        assertThat(SqlFailure.of("take", new SQLException("cut", "08006")))
                .isExactlyInstanceOf(QuotaStoreException.class);
        assertThat(SqlFailure.of("take", new SQLException("no state"))).isExactlyInstanceOf(QuotaStoreException.class);
    }
}
