package io.newsforge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

/** Real servers out of Maven artifacts. The shared ones live as long as the JVM of the tests; whoever stops one starts its own. */
final class Servers {

    private static final class SharedPostgres {
        private static final EmbeddedPostgres SERVER = startPostgres(freePort());
        private static final HikariDataSource POOL = pool(postgresUrl(SERVER.getPort()), 10, Duration.ofSeconds(5));

        static {
            JdbcQuotaStore.migrate(POOL);
        }
    }

    private static final class SharedH2 {
        private static final HikariDataSource POOL = pool("jdbc:h2:mem:shared", 10, Duration.ofSeconds(5));

        static {
            JdbcQuotaStore.migrate(POOL);
        }
    }

    private static final class SharedRedis {
        private static final int PORT = freePort();

        static {
            RedisServer server = startRedis(PORT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        }
    }

    private Servers() {}

    static HikariDataSource postgres() {
        return SharedPostgres.POOL;
    }

    static String sharedPostgresUrl() {
        return SharedPostgres.POOL.getJdbcUrl();
    }

    static EmbeddedPostgres startPostgres(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setServerConfig("max_connections", "60")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server whose data outlives it. */
    static EmbeddedPostgres startPostgres(int port, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    static int port(String postgresUrl) {
        return Integer.parseInt(postgresUrl.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    static String postgresUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres&connectTimeout=1";
    }

    static HikariDataSource pool(String url, int size, Duration wait) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(Math.min(1_000, wait.toMillis()));
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    static HikariDataSource h2() {
        return SharedH2.POOL;
    }

    static int redisPort() {
        return SharedRedis.PORT;
    }

    static RedisServer startRedis(int port) {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save ''")
                    .setting("appendonly no")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that writes each change to a folder before it answers. */
    static RedisServer startRedis(int port, Path folder) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("dir " + folder)
                .setting("save ''")
                .setting("appendonly yes")
                .setting("appendfsync always")
                .build();
        server.start();
        return server;
    }

    static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UnifiedJedis redis(int port, Duration timeout) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(16);
        pool.setMaxWait(timeout);
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", port)
                .poolConfig(pool)
                .clientConfig(DefaultJedisClientConfig.builder()
                        .socketTimeoutMillis((int) timeout.toMillis())
                        .connectionTimeoutMillis((int) timeout.toMillis())
                        .build())
                .build();
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
