package io.newsforge.drill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.health.probe.DiskSpace;
import io.newsforge.testkit.llm.Answer;
import io.newsforge.testkit.llm.FaultyProvider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

/** What a host stands on: PostgreSQL, Redis and a provider, real and stoppable; and a disk that fills as it is told. */
final class RealParts implements AutoCloseable {

    private static final long DISK = 1_000_000_000;
    private static final Duration COMES_BACK_WITHIN = Duration.ofMinutes(2);

    private final int postgresPort = freePort();
    private final int redisPort = freePort();
    private final Path folder;
    private EmbeddedPostgres postgres;
    private RedisServer redis;
    private long usable = DISK;
    final HikariDataSource pool;
    final UnifiedJedis jedis;
    final FaultyProvider provider = FaultyProvider.start().always(Answer.of("Hello."));

    RealParts(Path folder) throws IOException {
        this.folder = folder;
        postgres = startedPostgres();
        redis = startedRedis();
        pool = pool();
        jedis = RedisClient.create("127.0.0.1", redisPort);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedPostgres startedPostgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(postgresPort)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private RedisServer startedRedis() throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .setting("save ''")
                .build();
        server.start();
        return server;
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + postgresPort
                + "/postgres?user=postgres&password=postgres&connectTimeout=1");
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(300);
        config.setValidationTimeout(250);
        return new HikariDataSource(config);
    }

    void stopPostgres() throws IOException {
        postgres.close();
    }

    /** Returns when the pool has a connection again: how long its own back-off takes in real time is not the drill's matter. */
    void startPostgres() throws IOException {
        postgres = startedPostgres();
        long end = System.nanoTime() + COMES_BACK_WITHIN.toNanos();
        while (!hasConnection() && (System.nanoTime() - end < 0)) {
            Thread.onSpinWait();
        }
    }

    private boolean hasConnection() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    void stopRedis() throws IOException {
        redis.stop();
    }

    void startRedis() throws IOException {
        redis = startedRedis();
    }

    void fillDisk(double share) {
        usable = Math.round(DISK * (1 - share));
    }

    DiskSpace disk() {
        return new DiskSpace(usable, DISK);
    }

    @Override
    public void close() throws IOException {
        provider.close();
        jedis.close();
        pool.close();
        redis.stop();
        postgres.close();
    }
}
