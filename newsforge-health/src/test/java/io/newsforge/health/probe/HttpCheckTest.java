package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCheckTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/ok", exchange -> answer(exchange, 204));
        server.createContext("/broken", exchange -> answer(exchange, 503));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            answer(exchange, 302);
        });
        server.createContext("/silent", exchange -> await());
        server.createContext("/endless", this::endless);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[64 * 1_024];
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 100_000; i++) {
                body.write(block);
            }
        } catch (IOException e) {
            brokenOff.countDown();
        }
    }

    private URI uri(String rest) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + rest);
    }

    @Test
    void aGoodStatusIsUp() throws Exception {
        Health health = HttpCheck.of(uri("/ok")).check();

        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(health.data()).containsExactly(entry("url", uri("/ok").toString()), entry("status", 204L));
        assertThat(heard).containsExactly("GET /ok null");
    }

    @Test
    void anotherStatusIsDown() throws Exception {
        Health health = HttpCheck.of(uri("/broken")).check();

        assertThat(health.status()).isEqualTo(Status.DOWN);
        assertThat(health.message()).isEqualTo("status 503 (expected: 200 to 299)");
    }

    @Test
    void theHostSaysWhatIsGoodAndHowToAsk() throws Exception {
        HttpCheck check = HttpCheck.builder(uri("/broken"))
                .head()
                .header("Authorization", "Bearer s3cret")
                .expecting(503, 503)
                .build();

        Health health = check.check();

        assertThat(health.status()).isEqualTo(Status.UP);
        assertThat(heard).containsExactly("HEAD /broken Bearer s3cret");
        assertThat(health.data().toString()).doesNotContain("s3cret");
    }

    @Test
    void aRedirectIsNotFollowedUnlessTheHostsClientDoes() throws Exception {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThat(HttpCheck.of(uri("/moved")).check().status()).isEqualTo(Status.DOWN);
        assertThat(HttpCheck.builder(uri("/moved"))
                        .client(following)
                        .build()
                        .check()
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void anEndpointThatSaysNothingIsDown() throws Exception {
        Health health = HttpCheck.builder(uri("/silent"))
                .timeout(Duration.ofMillis(200))
                .build()
                .check();

        assertThat(health.message()).isEqualTo("no answer: HttpTimeoutException");
    }

    @Test
    void nobodyThereIsDown() throws Exception {
        URI gone = uri("/ok");
        server.stop(0);

        assertThat(HttpCheck.of(gone).check().message()).startsWith("no answer: ConnectException");
    }

    @Test
    void aSlowAnswerIsDegraded() throws Exception {
        long[] clock = {0};
        HttpCheck check = HttpCheck.builder(uri("/ok"))
                .slowAfter(Duration.ofMillis(500))
                .time(Clocks.stepping(() -> clock[0] += 600_000_000))
                .build();

        Health health = check.check();

        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.message()).isEqualTo("it took 600 ms (expected: <= 500 ms)");
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        assertThat(HttpCheck.of(uri("/endless")).check().status()).isEqualTo(Status.UP);

        brokenOff.await();
    }

    @Test
    void userAndQueryAreNotShown() throws Exception {
        URI secret =
                URI.create("http://me:pass@127.0.0.1:" + server.getAddress().getPort() + "/ok?key=s3cret#part");

        Health health = HttpCheck.of(secret).check();

        assertThat(health.data()).containsEntry("url", uri("/ok").toString());
    }

    @Test
    void theReachIsSharedUnlessTheHostKnowsBetter() {
        assertThat(HttpCheck.of(uri("/ok")).reach()).isEqualTo(Reach.SHARED);
        assertThat(HttpCheck.builder(uri("/ok")).reach(Reach.VENDOR).build().reach())
                .isEqualTo(Reach.VENDOR);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithoutShowingSecrets() {
        assertThatThrownBy(() -> HttpCheck.of(URI.create("ftp://me:pass@host/")))
                .hasMessage("uri: scheme ftp (expected: http or https)");
        assertThatThrownBy(() -> HttpCheck.of(URI.create("http:nowhere")))
                .hasMessage("uri: without a host (expected: a host)");
        assertThatThrownBy(() -> HttpCheck.builder(uri("/ok")).header("Authorization", "s3cret\n"))
                .hasMessage("header: not one (expected: a name and value that HTTP allows)");
        assertThatThrownBy(() -> HttpCheck.builder(uri("/ok")).expecting(300, 200))
                .hasMessage("to: 200 (expected: >= 300)");
    }
}
