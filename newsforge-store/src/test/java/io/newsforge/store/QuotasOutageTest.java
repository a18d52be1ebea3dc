package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.Closing;
import io.newsforge.quota.Grant;
import io.newsforge.quota.Quotas;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

/** What a host sees of an outage: the promises of {@code docs/quota.md} under "When the store is away", on real servers. */
class QuotasOutageTest {

    @Nested
    class OnPostgres extends OutagePromises<HikariDataSource> {

        OnPostgres() {
            super(ProxiedStore.postgres(TIMEOUT));
        }

        @Test
        void callsAPoolWithNoConnectionLeftAway() throws SQLException {
            Quotas quotas = process();
            try (Connection one = proxied.client().getConnection();
                    Connection two = proxied.client().getConnection();
                    Connection three = proxied.client().getConnection()) {
                assertThat(List.of(one, two, three)).hasSize(3);

                assertThat(inTime(() -> quotas.reserve(strict, ONE))).isInstanceOf(Grant.StoreAway.class);
            }

            assertThat(reservedAgain(quotas, strict)).isInstanceOf(Grant.Granted.class);
            assertThat(used(quotas, strict)).isEqualTo(1);
        }

        @Test
        void comesBackWithTheServerAndRepays(@TempDir Path folder) throws IOException {
            int port = Servers.freePort();
            Path data = folder.resolve("data");
            EmbeddedPostgres first = Servers.startPostgres(port, data);
            try (HikariDataSource own = Servers.pool(Servers.postgresUrl(port), 2, TIMEOUT)) {
                JdbcQuotaStore.migrate(own);
                Quotas quotas = process(JdbcQuotaStore.on(own).withTimeout(TIMEOUT));
                granted(quotas, patient);
                first.close();

                grantsTheAllowanceAndNoMore(quotas);

                try (EmbeddedPostgres second = Servers.startPostgres(port, data)) {
                    assertThat(second.getPort()).isEqualTo(port);
                    hasRepaid(quotas, 1 + ALLOWANCE);
                }
            }
        }
    }

    @Nested
    class OnRedis extends OutagePromises<UnifiedJedis> {

        OnRedis() {
            super(ProxiedStore.redis(TIMEOUT));
        }

        @Test
        void comesBackWithTheServerAndRepays(@TempDir Path folder) throws IOException {
            int port = Servers.freePort();
            RedisServer first = Servers.startRedis(port, folder);
            try (UnifiedJedis own = Servers.redis(port, TIMEOUT)) {
                Quotas quotas = process(RedisQuotaStore.on(own));
                granted(quotas, patient);
                Servers.stop(first);

                grantsTheAllowanceAndNoMore(quotas);

                RedisServer second = Servers.startRedis(port, folder);
                hasRepaid(quotas, 1 + ALLOWANCE);
                Servers.stop(second);
            }
        }

        @Test
        void grantsAfterFlushAllNoMoreThanTheLimitAnew() {
            int port = Servers.freePort();
            RedisServer server = Servers.startRedis(port);
            try (UnifiedJedis own = Servers.redis(port, TIMEOUT)) {
                Quotas quotas = process(RedisQuotaStore.on(own));
                Grant.Granted lost = granted(quotas, strict);

                own.flushAll();

                assertThat(quotas.settle(lost.reservation(), ONE)).isEqualTo(new Closing.NotFound());
                for (int i = 0; i < LIMIT; i++) {
                    granted(quotas, strict);
                }
                assertThat(quotas.reserve(strict, ONE)).isInstanceOf(Grant.Refused.class);
                assertThat(quotas.audit(strict).balanced()).isTrue();
            } finally {
                Servers.stop(server);
            }
        }
    }
}
