package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

class RedisCheckTest {

    private static Function<String, String> info(String replication, String memory) {
        return section -> section.equals("memory") ? memory : replication;
    }

    private static Health look(String replication, String memory) {
        return RedisCheck.of(() -> "PONG", info(replication, memory)).check();
    }

    private static String memory(long used, long max, String policy) {
        return "# Memory\r\nused_memory:" + used + "\r\nmaxmemory:" + max + "\r\nmaxmemory_policy:" + policy + "\r\n";
    }

    @Test
    void anAnswerThatIsNotPongIsDown() {
        Health health = RedisCheck.of(() -> "LOADING").check();

        assertThat(health.status()).isEqualTo(Status.DOWN);
        assertThat(health.message()).isEqualTo("PING was not answered by PONG");
    }

    @Test
    void memoryIsDegradedFromNinetyPercent() {
        assertThat(look("role:master\r\n", memory(899, 1_000, "noeviction")).status())
                .isEqualTo(Status.UP);

        Health full = look("role:master\r\n", memory(900, 1_000, "noeviction"));

        assertThat(full.status()).isEqualTo(Status.DEGRADED);
        assertThat(full.message()).isEqualTo("90 % of the memory is used");
        assertThat(full.data())
                .containsExactly(
                        entry("role", "master"),
                        entry("used_memory", 900L),
                        entry("maxmemory", 1_000L),
                        entry("policy", "noeviction"));
    }

    @Test
    void aCacheThatEvictsAnyKeyMayBeFull() {
        assertThat(look("role:master\r\n", memory(1_000, 1_000, "allkeys-lru")).status())
                .isEqualTo(Status.UP);
        assertThat(look("role:master\r\n", memory(1_000, 1_000, "volatile-lru")).status())
                .isEqualTo(Status.DEGRADED);
    }

    @Test
    void theThresholdIsTheHostsToSet() {
        RedisCheck check = RedisCheck.of(() -> "PONG", info("", memory(600, 1_000, "noeviction")));

        assertThat(check.memoryDegradedAt(0.5).check().status()).isEqualTo(Status.DEGRADED);
        assertThatThrownBy(() -> check.memoryDegradedAt(0))
                .hasMessage("memoryDegradedAt: 0.0 (expected: > 0 and <= 1)");
    }

    @Test
    void aReplicaIsJudgedAsConfigured() {
        RedisCheck check = RedisCheck.of(() -> "PONG", info("role:slave\r\nmaster_link_status:up\r\n", ""));

        assertThat(check.check().status()).isEqualTo(Status.UP);
        assertThat(check.masterPreferred().check().status()).isEqualTo(Status.DEGRADED);
        assertThat(check.masterNeeded().check().status()).isEqualTo(Status.DOWN);
        assertThat(check.masterNeeded().check().message()).isEqualTo("it is a replica and a master is wanted");
    }

    @Test
    void allReplicasFailTogether() {
        assertThat(RedisCheck.of(() -> "PONG").reach()).isEqualTo(Reach.SHARED);
    }

    @Nested
    class OverRealServers {

        private static int freePort() throws IOException {
            try (ServerSocket free = new ServerSocket(0)) {
                return free.getLocalPort();
            }
        }

        private static RedisServer server(int port, String... settings) throws IOException {
            var builder = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save ''");
            for (String setting : settings) {
                builder = builder.setting(setting);
            }
            RedisServer server = builder.build();
            server.start();
            return server;
        }

        @Test
        void aMasterIsUpUntilItStops() throws IOException {
            int port = freePort();
            RedisServer server = server(port, "maxmemory 64mb");
            try (UnifiedJedis jedis =
                    RedisClient.builder().hostAndPort("127.0.0.1", port).build()) {
                RedisCheck check = RedisCheck.of(jedis::ping, jedis::info).masterNeeded();

                Health health = check.check();

                assertThat(health.status()).isEqualTo(Status.UP);
                assertThat(health.data()).contains(entry("role", "master"), entry("maxmemory", 64L << 20));
                server.stop();
                assertThatThrownBy(check::check).isInstanceOf(RuntimeException.class);
            } finally {
                server.stop();
            }
        }

        @Test
        void aReplicaWithoutItsMasterIsDegraded() throws IOException {
            int port = freePort();
            RedisServer server = server(port, "replicaof 127.0.0.1 " + freePort());
            try (UnifiedJedis jedis =
                    RedisClient.builder().hostAndPort("127.0.0.1", port).build()) {
                Health health = RedisCheck.of(jedis::ping, jedis::info).check();

                assertThat(health.toString()).isEqualTo("degraded: the replica has lost its master");
                assertThat(health.data()).contains(entry("role", "slave"), entry("master_link", "down"));
            } finally {
                server.stop();
            }
        }
    }
}
