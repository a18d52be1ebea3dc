package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.llm.spi.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyProviderTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final FaultyProvider server = FaultyProvider.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest request(String path, boolean stream) {
        String body = "{\"model\":\"m\",\"stream\":" + stream + ",\"stream_options\":{\"include_usage\":true}}";
        return HttpRequest.newBuilder(URI.create(server.anthropicBaseUrl() + path))
                .header("authorization", "Bearer key-1")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(String path, boolean stream) throws IOException, InterruptedException {
        return client.send(request(path, stream), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, \"content\":\"Hi there\", \"prompt_tokens\":7",
        "/v1/responses, \"text\":\"Hi there\", \"input_tokens\":7",
        "/v1/messages, \"text\":\"Hi there\", \"input_tokens\":7"
    })
    void answersInTheShapeOfTheApi(String path, String text, String usage) throws Exception {
        server.next(Answer.of("Hi there").usage(Usage.of(7, 3)));

        HttpResponse<String> reply = send(path, false);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains(text, usage, "\"model\":\"m\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, data: [DONE]",
        "/v1/responses, event: response.completed",
        "/v1/messages, event: message_stop"
    })
    void streamsWithTheEndMarkerOfTheApi(String path, String marker) throws Exception {
        server.next(Answer.of("").pieces("Hi", " there").usage(Usage.of(7, 3)));

        HttpResponse<String> reply = send(path, true);

        assertThat(reply.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(reply.body()).contains("\"Hi\"", "\" there\"", marker).endsWith("\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/responses", "/v1/messages"})
    void stopsAStreamCleanlyWithoutItsMarker(String path) throws Exception {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.stopsAfter(1)));

        assertThat(send(path, true).body())
                .contains("one")
                .doesNotContain("two", "[DONE]", "completed", "message_stop");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutsAnAnswerThatHasBegun(boolean stream) {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.cutAfter(1)));

        assertThatThrownBy(() -> send("/v1/chat/completions", stream)).isInstanceOf(IOException.class);
    }

    @Test
    void failsInTheVendorsTerms() throws Exception {
        server.next(
                Failure.quotaSpent(), Failure.quotaSpent(), Failure.overloaded().as(ErrorForm.PAGE));

        assertThat(send("/v1/responses", false).body()).contains("\"code\":\"insufficient_quota\"");
        assertThat(send("/v1/messages", false).body()).contains("\"error_code\":\"enforced_spend_limit_reached\"");
        assertThat(send("/v1/messages", false).body()).startsWith("<html>");
    }

    @Test
    void countsRequestsAndTheirBillAtTheWire() throws Exception {
        server.next(
                Answer.of("a").usage(Usage.of(10, 2)),
                Failure.serverError(),
                Answer.of("b").usage(Usage.of(1, 1)));

        for (int i = 0; i < 3; i++) {
            send("/v1/messages", false);
        }

        assertThat(server.wire().total()).isEqualTo(new Tally(3, 11, 3, 26));
        assertThat(server.wire().byModel()).containsOnlyKeys("m");
        assertThat(server.wire().byKey()).containsOnlyKeys(Wire.fingerprint("key-1"));
        assertThat(server.wire().last().request().toString()).doesNotContain("key-1");
    }

    @Test
    void seesTheClientLeaveAHangingStream() throws Exception {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.hangsAfter(1)));
        HttpResponse<InputStream> reply = client.send(request("/v1/messages", true), BodyHandlers.ofInputStream());
        assertThat(reply.body().read()).isPositive();

        reply.body().close();

        assertThat(server.wire().last().awaitEnd(SOON)).isTrue();
        assertThat(server.wire().last().ending()).hasValue(Exchange.Ending.CLIENT_LEFT);
        assertThat(server.wire().awaitOpenConnections(0, SOON)).isTrue();
        assertThat(server.wire().clientsLeft()).isEqualTo(1);
    }

    @Test
    void resetsBeforeTheRequestIsRead() {
        server.next(Behaviour.resetsUnread(), Behaviour.resetsUnread());

        assertThatThrownBy(() -> send("/v1/messages", false)).isInstanceOf(IOException.class);
        assertThat(server.wire().requests()).isZero();
    }

    @Test
    void refusesConnectionsWhileItIsDown() throws Exception {
        server.goDown();
        assertThatThrownBy(() -> send("/v1/messages", false)).isInstanceOf(ConnectException.class);

        server.comeBack();

        assertThat(send("/v1/messages", false).statusCode()).isEqualTo(200);
    }

    @Test
    void repeatsAMixFromTheSameSeed() throws Exception {
        String first = statuses(7);

        assertThat(statuses(7)).isEqualTo(first).contains("200", "503");
    }

    private String statuses(long seed) throws IOException, InterruptedException {
        server.script(Mix.by(new Random(seed)).share(0.5, Failure.unavailable()).rest(Answer.of("Hi")));
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            statuses.append(send("/v1/messages", false).statusCode()).append(' ');
        }
        return statuses.toString();
    }

    @Test
    void splitsCharactersOverWritesAndKeepsTheText() throws Exception {
        server.next(Answer.of("속보 🚨").inWritesOf(1).withCrLf().withComments());

        String body = send("/v1/chat/completions", true).body();

        assertThat(body).contains("속보 ", "🚨", ": keep-alive\r\n\r\n", "[DONE]\r\n\r\n");
    }

    @Test
    void sendsBytesOfTheHostsOwn() throws Exception {
        server.next(Behaviour.bytes("HTTP/1.1 204 None\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(send("/v1/messages", false).statusCode()).isEqualTo(204);
    }

    @Test
    void makesAHugeBodyWhileItSends() throws Exception {
        server.next(Behaviour.hugeBody(3_000_000));

        assertThat(send("/v1/messages", false).body()).hasSize(3_000_001);
    }

    @Test
    void countsEveryRequestOfManyAtOnce() throws Exception {
        server.always(Answer.of("Hi").usage(Usage.of(10, 2)));

        List<CompletableFuture<Integer>> replies = IntStream.range(0, 200)
                .mapToObj(i -> client.sendAsync(request("/v1/messages", i % 2 == 0), BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode))
                .toList();

        for (CompletableFuture<Integer> reply : replies) {
            assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }
        assertThat(server.wire().total()).isEqualTo(new Tally(200, 2_000, 400, 4_000));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listsModelsInTheShapeOfTheVendor(boolean anthropic) throws Exception {
        server.models("a", "b");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.openAiBaseUrl() + "/models"));
        if (anthropic) {
            request.header("anthropic-version", "2026-10-21");
        }

        String body = client.send(request.build(), BodyHandlers.ofString()).body();

        assertThat(body).contains("\"id\":\"a\"", anthropic ? "\"has_more\":false" : "\"object\":\"list\"");
        assertThat(server.wire().total()).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void speaksTheTextAsItsBytes() throws Exception {
        server.next(Answer.of("sound"));

        HttpResponse<String> reply = send("/v1/audio/speech", false);

        assertThat(reply.body()).isEqualTo("sound");
        assertThat(reply.headers().firstValue("content-type")).hasValue("audio/mpeg");
    }

    @Test
    void saysThatAScriptThrew() {
        server.script(request -> {
            throw new UnsupportedOperationException("no idea");
        });

        assertThatThrownBy(() -> send("/v1/messages", false)).isInstanceOf(IOException.class);
        assertThatThrownBy(server::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("script: threw (expected: a behaviour)");
    }
}
