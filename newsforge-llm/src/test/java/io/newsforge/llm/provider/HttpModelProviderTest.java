package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Secret;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpModelProviderTest {

    private static final Prompt PROMPT = Prompt.of("say");
    private static final String REPLY = "{\"model\":\"m1\",\"choices\":[{\"message\":{\"content\":\"hi\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}";
    private static final String DELTA = "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\n";
    private static final String END = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private final Connections connections = Connections.builder()
            .firstByteTimeout(Duration.ofSeconds(10))
            .idleTimeout(Duration.ofSeconds(10))
            .maxReplyBytes(100_000)
            .maxEventBytes(10_000)
            .maxStreamBytes(100_000)
            .build();

    @AfterEach
    void closeConnections() {
        connections.close();
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @ValueSource(strings = {"/v1", "/v1/", "/v1//"})
        void joinTheBaseUrlWithOneSlash(String base) throws IOException {
            try (StubServer server = StubServer.json(200, REPLY)) {
                provider(server.uri(base)).chat("m", PROMPT, within(5_000));

                assertThat(server.requests().get(0)).startsWith("POST /v1/chat/completions HTTP/1.1\r\n");
            }
        }

        @Test
        void carryTheCredentialOfTheCallBeforeThatOfTheSource() throws IOException {
            try (StubServer server = StubServer.json(200, REPLY)) {
                ModelProvider provider = provider(server.uri("/v1"));
                provider.chat("m", PROMPT, within(5_000));
                provider.chat("m", PROMPT, within(5_000).as(Secret.of("of-the-call")));

                assertThat(server.requests().get(0))
                        .contains("Authorization: Bearer of-the-source\r\n")
                        .contains("User-Agent: newsforge/")
                        .contains("Content-Type: application/json\r\n")
                        .doesNotContain("Accept-Encoding");
                assertThat(server.requests().get(1))
                        .contains("Authorization: Bearer of-the-call\r\n")
                        .doesNotContain("of-the-source");
            }
        }

        @Test
        void goOverOneConnectionOneAfterTheOther() throws IOException {
            try (StubServer server = StubServer.json(200, REPLY)) {
                ModelProvider provider = provider(server.uri("/v1"));
                for (int i = 0; i < 5; i++) {
                    provider.chat("m", PROMPT, within(5_000));
                }

                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @Test
        void areNeverRepeatedNorRedirected() throws IOException {
            try (StubServer server = new StubServer(
                    (out, socket) -> out.write("HTTP/1.1 307 X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII)))) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.MODEL_NOT_FOUND, ModelError::kind);

                assertThat(server.requests()).hasSize(1);
            }
        }

        @Test
        void askForTheModels() throws IOException {
            try (StubServer server = StubServer.json(
                    200, "{\"object\":\"list\",\"data\":[{\"id\":\"b\",\"owned\":{\"id\":\"x\"}},{\"id\":\"a\"}]}")) {
                assertThat(provider(server.uri("/v1")).models(within(5_000))).containsExactly("b", "a");
                assertThat(server.requests().get(0)).startsWith("GET /v1/models HTTP/1.1");
            }
        }
    }

    @Nested
    class WholeReplies {

        @Test
        void areRead() throws IOException {
            try (StubServer server = StubServer.json(200, REPLY)) {
                ModelReply reply = provider(server.uri("/v1")).chat("m", PROMPT, within(5_000));

                assertThat(reply.text()).isEqualTo("hi");
                assertThat(reply.model()).isEqualTo("m1");
            }
        }

        @Test
        void areRefusedWhenTheyAreNoJson() throws IOException {
            try (StubServer server =
                    new StubServer((out, socket) -> StubServer.reply(out, 200, "text/html", "<html>"))) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.MALFORMED, ModelError::kind)
                        .satisfies(e -> assertThat(e.detail())
                                .hasValueSatisfying(d -> assertThat(d).contains("content type: text/html")));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "{", "{\"choices\":[{\"message\":{\"content\":\"secret answer", "nonsense", "{} {}"})
        void areMalformedWhenTheirJsonIs(String body) throws IOException {
            try (StubServer server = StubServer.json(200, body)) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.MALFORMED, ModelError::kind)
                        .satisfies(e -> assertThat(e.toString())
                                .doesNotContain("secret")
                                .doesNotContain("nonsense"));
            }
        }

        @Test
        void areRefusedWhenTheyAreHuge() throws IOException {
            String huge = "{\"choices\":[{\"message\":{\"content\":\"" + "x".repeat(200_000) + "\"}}]}";
            try (StubServer server = StubServer.json(200, huge)) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.MALFORMED, ModelError::kind)
                        .satisfies(e -> assertThat(e.detail())
                                .contains("the answer has too many bytes (expected: at most 100000)"));
            }
        }

        @Test
        void areRefusedInAContentCoding() throws IOException {
            try (StubServer server = new StubServer((out, socket) ->
                    out.write(("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                                    + "Content-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII)))) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.MALFORMED, ModelError::kind);
            }
        }

        @Test
        void areCutWhenTheConnectionBreaksAmidThem() throws IOException {
            try (StubServer server = new StubServer((out, socket) -> {
                out.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"id\":"
                        .getBytes(StandardCharsets.US_ASCII));
                socket.close();
            })) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.CUT, ModelError::kind)
                        .returns(Billing.UNKNOWN, ModelError::billing);
            }
        }

        @Test
        void areCutWhenTheConnectionBreaksBeforeThem() throws IOException {
            try (StubServer server = new StubServer((out, socket) -> socket.close())) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.CUT, ModelError::kind)
                        .returns(Billing.UNKNOWN, ModelError::billing);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Nested
    class Errors {

        @Test
        void areReadWithinABound() throws IOException {
            try (StubServer server = StubServer.json(500, "x".repeat(1_000_000))) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.PROVIDER_FAILED, ModelError::kind)
                        .satisfies(e -> assertThat(e.detail().orElseThrow()).hasSizeLessThanOrEqualTo(300));
            }
        }

        @Test
        void areKnownByTheirStatusThoughTheirBodyBreaks() throws IOException {
            try (StubServer server = new StubServer((out, socket) -> {
                out.write("HTTP/1.1 429 X\r\nContent-Length: 900\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
                socket.close();
            })) {
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.RATE_LIMITED, ModelError::kind);
            }
        }

        @Test
        void giveTheirConnectionBack() throws IOException {
            try (StubServer server = StubServer.json(503, "{\"error\":{\"message\":\"m\"}}")) {
                ModelProvider provider = provider(server.uri("/v1"));
                for (int i = 0; i < 3; i++) {
                    error(() -> provider.chat("m", PROMPT, within(5_000)))
                            .returns(ErrorKind.OVERLOADED, ModelError::kind);
                }

                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @Test
        void tellThatNothingListens() throws IOException {
            URI nobody;
            try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                nobody = URI.create("http://127.0.0.1:" + gone.getLocalPort());
            }

            error(() -> provider(nobody).chat("m", PROMPT, within(5_000)))
                    .returns(ErrorKind.UNREACHABLE, ModelError::kind)
                    .returns(Billing.NOT_BILLED, ModelError::billing);
        }

        @Test
        void tellThatAStreamWasAnsweredWithAnErrorOfStatus200() throws IOException {
            try (StubServer server = StubServer.json(200, "{\"error\":{\"code\":\"insufficient_quota\"}}")) {
                error(() -> provider(server.uri("/v1")).stream("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.QUOTA_SPENT, ModelError::kind);
            }
        }
    }

    @Nested
    class Streams {

        @Test
        void areReadToTheirEndAndGiveTheirConnectionBack() throws IOException {
            try (StubServer server = events(DELTA, DELTA + END, DONE)) {
                ModelProvider provider = provider(server.uri("/v1"));
                for (int i = 0; i < 3; i++) {
                    try (ModelStream stream = provider.stream("m", PROMPT, within(5_000))) {
                        StringBuilder text = new StringBuilder();
                        while (stream.advance()) {
                            text.append(stream.delta());
                        }
                        assertThat(text).hasToString("hihi");
                        assertThat(stream.reply().text()).isEqualTo("hihi");
                        assertThat(stream.advance()).isFalse();
                    }
                }

                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @Test
        void giveOutWholeCharacters() throws IOException {
            try (StubServer server = events(
                    "data: {\"choices\":[{\"delta\":{\"content\":\"a\\ud83d\"}}]}\n\n",
                    "data: {\"choices\":[{\"delta\":{\"content\":\"\\ude00b\"}}]}\n\n" + END + DONE)) {
                try (ModelStream stream = provider(server.uri("/v1")).stream("m", PROMPT, within(5_000))) {
                    assertThat(stream.advance()).isTrue();
                    assertThat(stream.delta()).isEqualTo("a");
                    assertThat(stream.advance()).isTrue();
                    assertThat(stream.delta()).isEqualTo("\uD83D\uDE00b");
                }
            }
        }

        @Test
        void areCutWithoutTheirEndMarkThoughTheBodyEndsCleanly() throws IOException {
            try (StubServer server = events(DELTA)) {
                try (ModelStream stream = provider(server.uri("/v1")).stream("m", PROMPT, within(5_000))) {
                    assertThat(stream.advance()).isTrue();
                    error(stream::advance)
                            .returns(ErrorKind.CUT, ModelError::kind)
                            .returns(Billing.UNKNOWN, ModelError::billing);
                    error(stream::advance).returns(ErrorKind.CUT, ModelError::kind);
                }
            }
        }

        @Test
        void endThoughTheConnectionStaysOpenAfterTheLastEvent() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            try (StubServer server = new StubServer((out, socket) -> {
                StubServer.beginEvents(out);
                StubServer.chunk(out, DELTA + END + DONE);
                await(over);
            })) {
                try (ModelStream stream = provider(server.uri("/v1")).stream("m", PROMPT, within(5_000))) {
                    assertThat(stream.advance()).isTrue();
                    assertThat(stream.advance()).isFalse();
                }
                over.countDown();
            }
        }

        @Test
        void refuseAGiantEvent() throws IOException {
            try (StubServer server = events("data: " + "x".repeat(50_000))) {
                try (ModelStream stream = provider(server.uri("/v1")).stream("m", PROMPT, within(5_000))) {
                    error(stream::advance).returns(ErrorKind.MALFORMED, ModelError::kind);
                }
            }
        }

        @Test
        void refuseMoreBytesInAllThanTheyMayHave() throws IOException {
            try (StubServer server = events(DELTA.repeat(5_000))) {
                try (ModelStream stream = provider(server.uri("/v1")).stream("m", PROMPT, within(5_000))) {
                    error(() -> {
                                while (stream.advance()) {
                                    assertThat(stream.delta()).isNotEmpty();
                                }
                            })
                            .returns(ErrorKind.MALFORMED, ModelError::kind);
                }
            }
        }

        @Test
        void hangUpWhenTheyAreClosedEarly() throws Exception {
            StubServer[] self = new StubServer[1];
            try (StubServer server = new StubServer((out, socket) -> {
                StubServer.beginEvents(out);
                StubServer.chunk(out, DELTA);
                self[0].waitForHangUp(socket);
            })) {
                self[0] = server;
                ModelStream stream = provider(server.uri("/v1")).stream("m", PROMPT, within(5_000));
                assertThat(stream.advance()).isTrue();

                stream.close();

                assertThat(server.sawHangUp(100)).isTrue();
            }
        }
    }

    @Nested
    class Endings {

        @Test
        void comeByTheDeadlineThoughTheServerHangs() throws IOException {
            lasts(hanging(), 200, ErrorKind.DEADLINE);
        }

        @Test
        void comeByTheDeadlineThoughTheReplyDripsItsHead() throws IOException {
            lasts(
                    new StubServer((out, socket) -> drip(out, "HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000))),
                    300,
                    ErrorKind.DEADLINE);
        }

        @Test
        void comeByTheDeadlineThoughTheReplyDripsItsBody() throws IOException {
            lasts(
                    new StubServer((out, socket) -> {
                        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                        drip(out, " ".repeat(5_000));
                    }),
                    300,
                    ErrorKind.DEADLINE);
        }

        @Test
        void comeByTheFirstByteTimeout() throws IOException {
            try (StubServer server = hanging();
                    Connections impatient = Connections.builder()
                            .firstByteTimeout(Duration.ofMillis(150))
                            .build()) {
                error(() -> provider(server.uri("/v1"), impatient).chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.TIMEOUT, ModelError::kind)
                        .returns(Billing.UNKNOWN, ModelError::billing);
            }
        }

        @Test
        void comeByTheIdleTimeout() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            try (StubServer server = new StubServer((out, socket) -> {
                        StubServer.beginEvents(out);
                        StubServer.chunk(out, DELTA);
                        await(over);
                    });
                    Connections impatient = Connections.builder()
                            .idleTimeout(Duration.ofMillis(150))
                            .build();
                    ModelStream stream = provider(server.uri("/v1"), impatient).stream("m", PROMPT, within(5_000))) {
                assertThat(stream.advance()).isTrue();
                error(stream::advance).returns(ErrorKind.TIMEOUT, ModelError::kind);
                over.countDown();
            }
        }

        @Test
        void comeWithin100MillisecondsOfACancellation() throws Exception {
            StubServer[] self = new StubServer[1];
            CountDownLatch asked = new CountDownLatch(1);
            try (StubServer server = new StubServer((out, socket) -> {
                asked.countDown();
                self[0].waitForHangUp(socket);
            })) {
                self[0] = server;
                Cancellation cancellation = Cancellation.create();
                CompletableFuture<ModelReply> call = CompletableFuture.supplyAsync(() -> provider(server.uri("/v1"))
                        .chat("m", PROMPT, within(20_000).cancelledBy(cancellation)));
                asked.await();

                cancellation.cancel();

                assertThat(server.sawHangUp(100)).isTrue();
                assertThatThrownBy(() -> call.get(1, TimeUnit.SECONDS))
                        .cause()
                        .asInstanceOf(type(ModelException.class))
                        .extracting(ModelException::error, type(ModelError.class))
                        .returns(ErrorKind.CANCELLED, ModelError::kind)
                        .returns(Billing.UNKNOWN, ModelError::billing);
            }
        }

        @Test
        void comeBeforeAnythingIsSentWhenACallWasGivenUpOrIsLate() throws IOException {
            try (StubServer server = StubServer.json(200, REPLY)) {
                Cancellation cancellation = Cancellation.create();
                cancellation.cancel();
                ModelProvider provider = provider(server.uri("/v1"));

                error(() -> provider.chat("m", PROMPT, within(5_000).cancelledBy(cancellation)))
                        .returns(ErrorKind.CANCELLED, ModelError::kind)
                        .returns(Billing.NOT_BILLED, ModelError::billing);
                error(() -> provider.chat("m", PROMPT, within(0)))
                        .returns(ErrorKind.DEADLINE, ModelError::kind)
                        .returns(Billing.NOT_BILLED, ModelError::billing);
                assertThat(server.requests()).isEmpty();
            }
        }

        @Test
        void comeByTheDeadlineWhileWaitingForAFreeConnection() throws Exception {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            try (StubServer server = new StubServer((out, socket) -> {
                        asked.countDown();
                        await(over);
                        StubServer.reply(out, 200, "application/json", REPLY);
                    });
                    Connections one = Connections.builder().maxConnections(1).build()) {
                ModelProvider provider = provider(server.uri("/v1"), one);
                CompletableFuture<ModelReply> first =
                        CompletableFuture.supplyAsync(() -> provider.chat("m", PROMPT, within(20_000)));
                asked.await();

                error(() -> provider.chat("m", PROMPT, within(200)))
                        .returns(ErrorKind.DEADLINE, ModelError::kind)
                        .returns(Billing.NOT_BILLED, ModelError::billing);

                over.countDown();
                assertThat(first.get(5, TimeUnit.SECONDS).text()).isEqualTo("hi");
                assertThat(provider.chat("m", PROMPT, within(5_000)).text()).isEqualTo("hi");
            }
        }

        @Test
        void areUnreachableWhenTheConnectionsAreClosed() throws IOException {
            try (StubServer server = StubServer.json(200, REPLY)) {
                ModelProvider provider = provider(server.uri("/v1"));
                connections.close();

                error(() -> provider.chat("m", PROMPT, within(5_000)))
                        .returns(ErrorKind.UNREACHABLE, ModelError::kind)
                        .returns(Billing.NOT_BILLED, ModelError::billing);
                assertThat(server.requests()).isEmpty();
            }
        }

        private void lasts(StubServer server, long millis, ErrorKind kind) throws IOException {
            try (server) {
                long begin = System.nanoTime();
                error(() -> provider(server.uri("/v1")).chat("m", PROMPT, within(millis)))
                        .returns(kind, ModelError::kind)
                        .returns(Billing.UNKNOWN, ModelError::billing);

                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + 500));
            }
        }
    }

    private ModelProvider provider(URI base) {
        return provider(base, connections);
    }

    private static ModelProvider provider(URI base, Connections through) {
        return OpenAi.builder()
                .baseUrl(base)
                .credentials(CredentialSource.of("of-the-source"))
                .connections(through)
                .build();
    }

    private static Call within(long millis) {
        return Call.within(Deadline.after(Duration.ofMillis(millis), TimeSource.system()));
    }

    private static ObjectAssert<ModelError> error(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(ModelException.class))
                .extracting(ModelException::error, type(ModelError.class));
    }

    private static StubServer events(String... chunks) {
        return new StubServer((out, socket) -> {
            StubServer.beginEvents(out);
            for (String chunk : chunks) {
                StubServer.chunk(out, chunk);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static StubServer hanging() {
        return new StubServer((out, socket) -> socket.getInputStream().read());
    }

    private static void drip(OutputStream out, String text) throws IOException {
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            out.write(b);
            out.flush();
            await(new CountDownLatch(1), 20);
        }
    }

    private static void await(CountDownLatch latch) {
        await(latch, 20_000);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            boolean unused = latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
