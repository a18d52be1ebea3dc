package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

/** The contract on a server in cluster mode, which refuses a call whose keys are of several slots. */
@SuppressWarnings("NullAway.Init")
class RedisClusterTest extends QuotaStoreContract {

    private static final int SLOTS = 16_384;

    /** A node listens for others on a port 10,000 higher. */
    private static final int HIGHEST_PORT = 55_535;

    @TempDir
    private static Path files;

    private static RedisServer server;
    private static UnifiedJedis cluster;

    @BeforeAll
    static void start() throws Exception {
        int port = IntStream.generate(Servers::freePort)
                .filter(free -> free <= HIGHEST_PORT)
                .findFirst()
                .orElseThrow();
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save ''")
                .setting("appendonly no")
                .setting("dir " + files)
                .setting("cluster-enabled yes")
                .setting("cluster-announce-ip 127.0.0.1")
                .build();
        server.start();
        serveAllSlots(port);
        cluster = RedisClusterClient.builder()
                .nodes(Set.of(new HostAndPort("127.0.0.1", port)))
                .build();
    }

    private static void serveAllSlots(int port) throws InterruptedException {
        try (Jedis node = new Jedis("127.0.0.1", port)) {
            node.clusterAddSlots(IntStream.range(0, SLOTS).toArray());
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!node.clusterInfo().contains("cluster_state:ok")) {
                assertThat(System.nanoTime()).as("cluster is ready").isLessThan(deadline);
                boolean paused = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
                assertThat(paused).isFalse();
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
        server.stop();
    }

    @Override
    protected QuotaStore store() {
        return RedisQuotaStore.on(cluster).timedByCallers();
    }

    @Override
    protected int histories() {
        return 100;
    }
}
