package io.newsforge.examples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.Subject;
import io.newsforge.store.JdbcQuotaStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Two processes share one PostgreSQL and one Redis; one of them is killed under load and started again. */
class TwoHostsTest {

    private static final int THREADS_A_HOST = 4;
    private static final Integer NO_ANSWER = 0;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    @Test
    void limitsAreExactOverBothThoughOneIsKilled() throws Exception {
        int redisPort = freePort();
        RedisServer redisServer = RedisServer.newRedisServer()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .setting("save ''")
                .build();
        redisServer.start();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            check(redisPort, postgres.getJdbcUrl("postgres", "postgres"));
        } finally {
            redisServer.stop();
        }
    }

    private void check(int redisPort, String database) throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database);
        try (HikariDataSource source = new HikariDataSource(pool);
                RedisClient redis = RedisClient.builder()
                        .hostAndPort("127.0.0.1", redisPort)
                        .build()) {
            JdbcQuotaStore.migrate(source);
            loadBoth(redisPort, database);

            AuditLine conversions = SharedHost.conversions(source)
                    .audit(SharedHost.SUBJECT)
                    .lines()
                    .get(0);
            long requests =
                    SharedHost.requests(redis)
                            .audit(Subject.key(SharedHost.SUBJECT.name()).on("calls"))
                            .lines()
                            .stream()
                            .mapToLong(AuditLine::used)
                            .sum();
            int admitted = count(200) + count(402);
            System.out.printf(
                    "two hosts, one killed: %s; conversions used %d (settled %d, held by the killed %d) of %d; requests let in %d of %d%n",
                    answers,
                    conversions.used(),
                    conversions.settled(),
                    conversions.reserved(),
                    SharedHost.CONVERSIONS,
                    admitted,
                    SharedHost.REQUESTS_A_MINUTE);

            assertThat(conversions.used()).isEqualTo(SharedHost.CONVERSIONS);
            assertThat(conversions.balanced()).isTrue();
            assertThat(conversions.settled() + conversions.reserved()).isEqualTo(SharedHost.CONVERSIONS);
            assertThat(conversions.reserved()).as("held by the killed").isLessThanOrEqualTo(THREADS_A_HOST);
            assertThat(count(200)).isBetween((int) conversions.settled() - THREADS_A_HOST, (int) conversions.settled());
            assertThat(admitted)
                    .isBetween(SharedHost.REQUESTS_A_MINUTE - 2 * THREADS_A_HOST, SharedHost.REQUESTS_A_MINUTE);
            assertThat(requests).isEqualTo(SharedHost.REQUESTS_A_MINUTE);
            assertThat(answers.keySet()).isSubsetOf(200, 402, 429, NO_ANSWER);
        }
    }

    private void loadBoth(int redisPort, String database) throws Exception {
        int[] ports = {freePort(), freePort()};
        Process[] hosts = {start(ports[0], redisPort, database), start(ports[1], redisPort, database)};
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS_A_HOST);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int port : ports) {
                for (int i = 0; i < THREADS_A_HOST; i++) {
                    work.add(threads.submit(() -> askUntilTheRateLimit(port)));
                }
            }
            awaitAnswers(SharedHost.CONVERSIONS / 3);
            hosts[0].destroyForcibly().waitFor();
            hosts[0] = start(ports[0], redisPort, database);
            for (Future<?> one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
            for (Process host : hosts) {
                host.destroyForcibly();
            }
        }
    }

    private void askUntilTheRateLimit(int port) {
        int status;
        do {
            status = ask(port);
            answers.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
        } while (status != 429 && !Thread.currentThread().isInterrupted());
    }

    private int ask(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/convert"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-API-Key", SharedHost.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(article(number.incrementAndGet())))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException killed) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private static String article(int crossing) {
        return "{\"platforms\": [\"x\"], \"text\": \"Crossing " + crossing + "\\n\\nCrossing number " + crossing
                + " of the harbour ferry took fourteen minutes on Friday.\"}";
    }

    private void awaitAnswers(int enough) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (count(200) < enough) {
            assertThat(System.nanoTime()).as("answers come").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private int count(int status) {
        return answers.getOrDefault(status, new AtomicInteger()).get();
    }

    private static Process start(int port, int redisPort, String database) throws IOException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SharedHost.class.getName(),
                        String.valueOf(port),
                        String.valueOf(redisPort),
                        database)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("listening");
        return host;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
