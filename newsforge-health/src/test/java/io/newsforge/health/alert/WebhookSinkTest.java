package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSinkTest {

    private static final String SECRET = "T0SECRET";
    private static final Alert ALERT = Alert.firing(
            "check:database", Severity.CRITICAL, "database is down", Instant.parse("2026-11-26T08:00:00Z"));

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Answer answer = exchange -> exchange.sendResponseHeaders(200, -1);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/services/" + SECRET);
    }

    private WebhookSink sink() {
        return WebhookSink.builder(this::address)
                .allowPlainHttp()
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private AlertSinkException refusal(AlertSink sink) {
        return catchThrowableOfType(AlertSinkException.class, () -> sink.send(ALERT));
    }

    private void answers(int status, String header, String value) {
        answer = exchange -> {
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    @Test
    void postsOneTextInSlacksShape() {
        sink().send(ALERT.withText("no answer within PT5S").with("check", "database"));

        assertThat(bodies).containsExactly("""
                        {"text":"[CRITICAL] NewsForge: database is down\\nno answer within PT5S\\n\
                        since 2026-11-26T08:00:00Z\\ncheck=database"}""");
    }

    @Test
    void pingsNobody() {
        sink().send(ALERT.withText("<!channel> @here <@U123> a & b <https://evil.example|click>"));

        assertThat(bodies.get(0))
                .doesNotContain("<", ">", "@here", "@U123")
                .contains("&lt;!channel&gt; @\u200Bhere &lt;@\u200BU123&gt; a &amp; b");
    }

    @Test
    void cutsWhatIsTooLongBetweenEscapes() {
        sink().send(ALERT.withText("<".repeat(Alert.LONGEST_TEXT)));

        assertThat(bodies.get(0)).hasSizeBetween(37_000, 39_000).endsWith("&lt;…\"}");
    }

    @Test
    void tellsHowLongA429AsksToWait() {
        answers(429, "Retry-After", "30");

        AlertSinkException refused = refusal(sink());

        assertThat(refused.isPassing()).isTrue();
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(refused).hasMessage("webhook: answer 429 (expected: 2xx)");
    }

    @Test
    void understandsADateAsTheWait() {
        Instant in = Instant.now().plusSeconds(600);
        answers(503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(in.atOffset(ZoneOffset.UTC)));

        assertThat(refusal(sink()).retryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
    }

    @Test
    void passesOverAWaitItCannotRead() {
        answers(503, "Retry-After", "soon");

        assertThat(refusal(sink()).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 301, 401, 403, 404, 410, 429})
    void canTryAgainAfterWhatCanBeMended(int status) {
        answers(status, "Location", "http://127.0.0.1:1/");

        assertThat(refusal(sink()).isPassing()).isTrue();
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void cannotTryAgainWhatIsWrongWithTheMessage(int status) {
        answers(status, "X-Slack", "invalid_payload");

        assertThat(refusal(sink()).isPassing()).isFalse();
    }

    @Test
    void givesUpOnAServerThatHangs() {
        answer = exchange -> await();
        WebhookSink hurried = WebhookSink.builder(this::address)
                .allowPlainHttp()
                .timeout(Duration.ofMillis(200))
                .build();

        assertThat(refusal(hurried)).hasMessage("webhook: no answer within PT0.2S");
    }

    @Test
    void takesAnAnswerWhoseBodyNeverEndsAsTaken() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('o');
            exchange.getResponseBody().flush();
            await();
        };

        sink().send(ALERT);

        assertThat(bodies).hasSize(1);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesToSendTheSecretInPlainText() {
        assertThat(refusal(WebhookSink.builder(this::address).build())).hasMessage("webhook: the address is not https");
        assertThat(bodies).isEmpty();
    }

    @Test
    void asksForTheAddressAtEachMessage() {
        AtomicInteger asked = new AtomicInteger();
        WebhookSink sink = WebhookSink.builder(() -> {
                    asked.incrementAndGet();
                    return address();
                })
                .allowPlainHttp()
                .build();

        sink.send(ALERT);
        sink.send(ALERT);

        assertThat(asked).hasValue(2);
    }

    @Test
    void neverShowsTheAddress() {
        try (LoggedText logged = new LoggedText()) {
            answers(500, "X", "y");
            WebhookSink gone = WebhookSink.builder(() -> URI.create("http://127.0.0.1:1/" + SECRET))
                    .allowPlainHttp()
                    .build();
            WebhookSink broken = WebhookSink.builder(() -> URI.create("http://[" + SECRET))
                    .allowPlainHttp()
                    .build();
            WebhookSink plain = WebhookSink.builder(this::address).build();

            for (WebhookSink sink : List.of(sink(), gone, broken, plain)) {
                assertThat(stackTrace(refusal(sink)) + sink)
                        .doesNotContain(SECRET)
                        .doesNotContain("127.0.0.1");
                Alerts alerts = Alerts.builder().sink("chat", sink).build();
                alerts.raise(ALERT);
                alerts.tick();
                alerts.close();
            }

            assertThat(logged.text()).contains("chat", "webhook: ").doesNotContain(SECRET);
        }
    }

    static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
