package io.newsforge.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newsforge.servlet.Client.Reply;
import io.newsforge.servlet.host.Controls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter promises in every container, over real HTTP. Each test uses a key of its own, since subjects are limited. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class ServletContract {

    private static final String PROBLEM = "application/problem+json";
    private static final String CONVERT = "/api/v1/convert";
    private static final String BATCH = "/api/v1/convert/batch";

    private Container container;
    Client client;
    Controls controls;

    abstract Container.Kind kind();

    abstract String expectedVersion();

    @BeforeAll
    void start() throws Exception {
        container = new Container(kind());
        client = new Client(container.port());
        controls = container.controls();
    }

    @AfterAll
    void stop() throws Exception {
        container.close();
    }

    private static void acquire(Semaphore semaphore) throws InterruptedException {
        assertThat(semaphore.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void isProblem(Reply reply, int status, String kind) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith(PROBLEM);
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asText()).isEqualTo("urn:newsforge:problem:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("errorId").asText()).matches("[0-9a-f]{32}");
        tellsNothingOfTheInside(reply.body());
    }

    private static void tellsNothingOfTheInside(String body) {
        assertThat(body).doesNotContain("secret", "10.9.8.7", "Exception", "io.newsforge", "java.", "\tat ", "jackson");
    }

    @Test
    void runsInTheContainerItSays() {
        assertThat(container.version()).contains(expectedVersion());
    }

    @Test
    void convertsATextAndTellsStrangersNoSteps() {
        Reply reply = client.post(CONVERT, Client.order("Plain"), "X-API-Key", "key-1");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        JsonNode made = reply.json();
        assertThat(made.path("outcome").asText()).isEqualTo("written");
        assertThat(made.path("posts").get(0).path("platform").asText()).isEqualTo("x");
        assertThat(made.path("posts").get(0).path("parts").get(0).path("valid").asBoolean())
                .isTrue();
        tellsNothingOfTheInside(reply.body());
    }

    @Test
    void convertsAPageThatItFetches() throws IOException {
        try (Origin origin = Origin.page()) {
            Reply reply = client.post("/local/convert", "{\"url\":\"" + origin.address() + "\",\"platforms\":[\"x\"]}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("Lighthouse");
        }
    }

    @Test
    void listsThePlatforms() {
        Reply reply = client.get("/api/v1/platforms", "X-API-Key", "key-2");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().findValuesAsText("id")).contains("x", "bluesky", "mastodon");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"txt\":\"a\"} | txt",
                "{} | url",
                "{\"url\":\"http://a.example\",\"text\":\"b\"} | url",
                "{\"text\":7} | text",
                "{\"text\":\"a\",\"platforms\":\"x\"} | platforms",
                "{\"text\":\"a\",\"platforms\":[1]} | platforms[0]",
                "{\"text\":\"a\",\"platforms\":[\"myspace\"]} | platforms",
                "{\"text\":\"a\",\"style\":\"loud\"} | style",
                "{\"text\":\"a\",\"style\":null} | style",
                "{\"text\":\"a\",\"language\":\"!\"} | language",
                "{\"url\":\"http://a b/\"} | url",
                "[] | body",
                "{\"text\":\"a\"} {} | body",
                "{\"text\":\"a\",\"text\":\"b\"} | body",
                "{\"text\":\"a\" | body",
                "{\"text\":\"a\",\"style\":1e999999999} | style",
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        Reply reply = client.post("/strict/convert", body);

        isProblem(reply, 400, "invalid-request");
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\"} | text",
                "{\"sources\":[]} | sources",
                "{\"sources\":[{\"text\":\"a\"},{\"file\":\"/etc/passwd\"}]} | sources[1].file",
                "{\"sources\":[{\"text\":\"a\"},7]} | sources[1]",
                "{\"sources\":[{},{},{},{},{},{}]} | sources",
            })
    void namesTheFieldOfABatchThatIsWrong(String body, String field) {
        Reply reply = client.post("/strict/convert/batch", body);

        isProblem(reply, 400, "invalid-request");
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGET_SPENT,402,budget-spent",
        "RATE_LIMITED,429,rate-limited",
        "UNAVAILABLE,503,writer-unavailable",
        "DEADLINE,504,deadline",
        "TOO_LONG,422,article-too-long",
        "DECLINED,422,writer-declined",
        "MALFORMED,502,malformed-writing",
        "CANCELLED,503,cancelled",
        "INTERNAL,500,internal",
    })
    void answersEachFailureOfAWriterByTheTable(String kind, int status, String name) {
        Reply reply = client.post("/strict/convert", Client.order("FAIL(" + kind + ")"));

        isProblem(reply, status, name);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        String errorId = reply.json().path("errorId").asText();
        assertThat(controls.log()).anyMatch(line -> line.contains(errorId) && line.contains("secret-route"));
    }

    @Test
    void answersWhatCannotBeReadAndWhatIsForbidden() {
        isProblem(client.post("/strict/convert", "{\"html\":\"<p></p>\"}"), 422, "article-unreadable");
        isProblem(client.post("/strict/convert", Client.order("FORBIDDEN")), 403, "refused-by-policy");
        isProblem(client.post("/strict/convert", "{\"url\":\"http://nowhere.invalid/\"}"), 502, "source-unreachable");
    }

    @Test
    void aWriterThatIsAwayDegradesAndSaysSo() {
        Reply reply = client.post(CONVERT, Client.order("FAIL(UNAVAILABLE)"), "X-API-Key", "key-3");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("outcome").asText()).isEqualTo("degraded");
        assertThat(reply.json().path("why").path("degraded").findValuesAsText("kind"))
                .containsExactly("writer-failed");
        tellsNothingOfTheInside(reply.body());
    }

    @Test
    void aWriterThatThrowsIsAnErrorWhoseIdIsInTheLog() {
        Reply reply = client.post("/strict/convert", Client.order("BREAK"));

        isProblem(reply, 500, "internal");
        String errorId = reply.json().path("errorId").asText();
        assertThat(controls.log()).anyMatch(line -> line.contains("errorId=" + errorId));
    }

    @Test
    void aConversionThatTakesTooLongIsGivenUp() throws InterruptedException {
        isProblem(client.post("/hasty/convert", Client.order("HOLD hasty")), 504, "deadline");
        acquire(controls.interrupted());
        acquire(controls.entered());
    }

    @Test
    void whatIsUnderWayWhenTheServletsCloseIsGivenUpAndAnswered() throws Exception {
        int threads = 8 * Runtime.getRuntime().availableProcessors();
        List<CompletableFuture<Reply>> last = IntStream.range(
                        0, threads + 5) // more than there are threads, so some queue
                .mapToObj(i -> client.sendLater(client.posting("/ending/convert", Client.order("HOLD ending " + i))))
                .toList();
        assertThat(controls.entered().tryAcquire(threads, 20, TimeUnit.SECONDS)).isTrue();

        controls.end().run();

        for (CompletableFuture<Reply> reply : last) {
            assertThat(reply.get(20, TimeUnit.SECONDS).status()).isEqualTo(503);
        }
        assertThat(controls.interrupted().tryAcquire(threads, 20, TimeUnit.SECONDS))
                .isTrue();
        isProblem(client.post("/ending/convert", Client.order("After")), 503, "busy");
    }

    @Test
    void refusesOtherMethodsAndMediaTypes() {
        Reply get = client.get("/strict/convert");
        isProblem(get, 405, "method-not-allowed");
        assertThat(get.header("Allow")).isEqualTo("POST");
        isProblem(
                client.send(client.to("/strict/convert").POST(BodyPublishers.ofString("{}"))),
                415,
                "unsupported-media-type");
        isProblem(client.post("/strict/convert", "{}", "Content-Encoding", "br"), 415, "unsupported-media-type");
        isProblem(client.get("/strict/nothing"), 404, "not-found");
    }

    @Test
    void readsGzipWithinTheBound() {
        Reply reply = compressed(Client.gzip(Client.order("Zipped").getBytes(UTF_8)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        isProblem(compressed("no gzip".getBytes(UTF_8)), 400, "invalid-request");
    }

    @Test
    void refusesAGzipBomb() {
        byte[] bomb = Client.gzip(new byte[50 << 20]);

        assertThat(bomb.length).isLessThan(64 << 10);
        isProblem(compressed(bomb), 413, "body-too-large");
    }

    private Reply compressed(byte[] body, String... headers) {
        HttpRequest.Builder request = client.to("/strict/convert");
        return client.send((headers.length == 0 ? request : request.headers(headers))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static String posting(String header) {
        return Client.head("POST /strict/convert HTTP/1.1", "Content-Type: application/json", header);
    }

    @Test
    void refusesABodyThatIsTooLargeByItsHeaderAlone() throws IOException {
        String reply = client.raw(posting("Content-Length: 1000000"));

        assertThat(reply).startsWith("HTTP/1.1 413").contains("body-too-large");
    }

    @Test
    void refusesABodyThatGrowsTooLarge() throws IOException {
        String chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";

        String reply = client.raw(posting("Transfer-Encoding: chunked") + chunk.repeat(4) + "1\r\na\r\n");

        assertThat(reply).startsWith("HTTP/1.1 413").contains("body-too-large");
    }

    @Test
    void givesUpABodyThatComesTooSlowly() throws IOException {
        String reply = client.raw(posting("Content-Length: 100") + "{\"text\":");

        assertThat(reply).startsWith("HTTP/1.1 408").contains("body-too-slow");
    }

    @Test
    void refusesDeepJsonAndHugeNumbers() {
        isProblem(client.post("/strict/convert", "{\"text\":" + "[".repeat(30_000)), 400, "invalid-request");
        isProblem(client.post("/strict/convert", "{\"text\":" + "9".repeat(30_000) + "}"), 400, "invalid-request");
        isProblem(client.post("/strict/convert", "{\"" + "n".repeat(30_000) + "\":1}"), 400, "invalid-request");
    }

    @Test
    void doesARepeatedRequestOnce() throws Exception {
        String[] headers = {"X-API-Key", "key-4", "Idempotency-Key", "first"};
        CompletableFuture<Reply> first = client.sendLater(
                client.posting(CONVERT, Client.order("HOLD once")).headers(headers));
        acquire(controls.entered());

        Reply meanwhile = client.post(CONVERT, Client.order("HOLD once"), headers);
        Reply other = client.post(CONVERT, Client.order("Other"), headers);
        controls.go().release();
        Reply done = first.get(20, TimeUnit.SECONDS);
        Reply again = client.post(CONVERT, Client.order("HOLD once"), headers);

        isProblem(meanwhile, 409, "idempotency-key-in-use");
        isProblem(other, 422, "idempotency-key-reused");
        assertThat(done.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(controls.used().applyAsLong("4")).isEqualTo(1);
    }

    @Test
    void repeatsTheFirstAnswerThoughTheQuotaIsSpentByNow() {
        String[] last = {"X-API-Key", "key-18", "Idempotency-Key", "last"};
        for (int i = 0; i < 4; i++) {
            client.post(CONVERT, Client.order("Before " + i), "X-API-Key", "key-18");
        }
        Reply first = client.post(CONVERT, Client.order("Last"), last);
        Reply again = client.post(CONVERT, Client.order("Last"), last);
        Reply more = client.post(CONVERT, Client.order("More"), "X-API-Key", "key-18", "Idempotency-Key", "more");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        isProblem(more, 402, "quota-spent");
        assertThat(more.json().path("quotas").get(0).path("remaining").asInt()).isZero();
    }

    @Test
    void knowsARepeatedBodyThoughItIsCompressedAnew() {
        byte[] body = Client.gzip(Client.order("Zipped twice").getBytes(UTF_8));
        byte[] anew = body.clone();
        anew[4] = 7; // the time in the header of gzip

        Reply first = compressed(body, "Idempotency-Key", "zipped");
        Reply again = compressed(anew, "Idempotency-Key", "zipped");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void keepsTheKeysOfSubjectsApartAndForgetsWhatFailed() {
        Reply one = client.post(CONVERT, Client.order("Mine"), "X-API-Key", "key-5", "Idempotency-Key", "same");
        Reply two = client.post(CONVERT, Client.order("Yours"), "X-API-Key", "key-6", "Idempotency-Key", "same");
        String fails = Client.order("FAIL(UNAVAILABLE) again");
        Reply failed = client.post("/strict/convert", fails, "Idempotency-Key", "f");
        Reply retried = client.post("/strict/convert", fails, "Idempotency-Key", "f");

        assertThat(one.status()).isEqualTo(200);
        assertThat(two.status()).isEqualTo(200);
        assertThat(failed.status()).isEqualTo(503);
        assertThat(retried.json().path("errorId")).isNotEqualTo(failed.json().path("errorId"));
    }

    @Test
    void answersABatchInOrderWithTheProblemsOfEach() {
        Reply reply = client.post("/strict/convert/batch", batch("One", "FAIL(TOO_LONG)", "Three"));

        JsonNode results = reply.json().path("results");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(results.findValuesAsText("status")).startsWith("200");
        assertThat(results.get(0).path("conversion").path("outcome").asText()).isEqualTo("written");
        assertThat(results.get(1).path("status").asInt()).isEqualTo(422);
        assertThat(results.get(1).path("problem").path("errorId").asText()).hasSize(32);
        assertThat(results.get(2)
                        .path("conversion")
                        .path("article")
                        .path("title")
                        .asText())
                .isEqualTo("Three");
        tellsNothingOfTheInside(reply.body());
    }

    private static String batch(String... titles) {
        List<String> sources = new ArrayList<>();
        for (String title : titles) {
            sources.add("{\"text\":" + Client.json(Client.order(title)).path("text") + "}");
        }
        return "{\"sources\":[" + String.join(",", sources) + "],\"platforms\":[\"x\"]}";
    }

    @Test
    void tellsTheProgressOfABatchInLinesAndShowsThatItLives() throws Exception {
        try (Socket socket = client.socket()) {
            BufferedReader lines = stream(socket, BATCH, batch("Quick", "HOLD lines"), "application/x-ndjson", "key-7");
            acquire(controls.entered());
            String converted = until(lines, "\"converted\"");
            String alive = until(lines, "\"alive\"");
            controls.go().release();
            String second = until(lines, "\"converted\"");
            String done = until(lines, "\"done\"");

            assertThat(Client.json(converted)
                            .path("conversion")
                            .path("article")
                            .path("title")
                            .asText())
                    .isEqualTo("Quick");
            assertThat(Client.json(alive).path("event").asText()).isEqualTo("alive");
            assertThat(Client.json(second).path("done").asInt()).isEqualTo(2);
            assertThat(Client.json(done).path("withPosts").asInt()).isEqualTo(2);
        }
    }

    @Test
    void tellsTheProgressOfOneAsServerSentEvents() throws Exception {
        Reply reply = client.post(CONVERT, Client.order("Events"), "X-API-Key", "key-8", "Accept", "text/event-stream");

        assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
        assertThat(reply.body())
                .containsSubsequence(
                        "event: converted",
                        "data: {\"event\":\"converted\",\"index\":0,\"status\":200,",
                        "event: done",
                        "data: {");
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream,event: failed", "application/x-ndjson,{\"event\":\"failed\""})
    void aStreamThatBreaksEndsWithAnEventOfItsForm(String accept, String start) {
        Reply reply = client.post("/closed/convert", Client.order("Broken"), "Accept", accept);

        assertThat(reply.body()).startsWith(start).endsWith("\n").contains("\"errorId\"", "problem:internal");
        tellsNothingOfTheInside(reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/broken?linkage"})
    void aServletOfTheHostThatFailsShowsNothingOfTheInside(String path) {
        isProblem(client.get(path), 500, "internal");
    }

    @Test
    void aClientThatLeavesCancelsTheConversionAndGetsItsQuotaBack() throws Exception {
        try (Socket socket = client.socket()) {
            stream(socket, CONVERT, Client.order("HOLD gone"), "application/x-ndjson", "key-9");
            acquire(controls.entered());
            assertThat(controls.used().applyAsLong("9")).isEqualTo(1);
            socket.setSoLinger(true, 0);
        }

        acquire(controls.interrupted());
        waitUntilUnused("9");
    }

    @Test
    void aClientThatLeavesCancelsAWholeBatch() throws Exception {
        try (Socket socket = client.socket()) {
            String body = batch("HOLD a", "HOLD b", "HOLD c", "HOLD d", "HOLD e");
            stream(socket, BATCH, body, "text/event-stream", "key-10");
            acquire(controls.entered());
            socket.setSoLinger(true, 0);
        }

        acquire(controls.interrupted());
        waitUntilUnused("10");
        controls.entered().drainPermits();
        controls.interrupted().drainPermits();
    }

    /** The interrupt comes before the settlement, which nothing else tells of. */
    private void waitUntilUnused(String user) {
        waitUntil(() -> controls.used().applyAsLong(user) == 0);
        assertThat(controls.used().applyAsLong(user)).isZero();
    }

    private static void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private BufferedReader stream(Socket socket, String path, String body, String accept, String key)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] bytes = body.getBytes(UTF_8);
        String head = Client.head(
                "POST " + path + " HTTP/1.1",
                "Content-Type: application/json",
                "Accept: " + accept,
                "X-API-Key: " + key,
                "Content-Length: " + bytes.length);
        out.write(head.getBytes(UTF_8));
        out.write(bytes);
        out.flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** The next line with a sign; signs of life go on for ever, so not for ever. */
    private static String until(BufferedReader lines, String sign) throws IOException {
        for (int i = 0; i < 400; i++) {
            String line = lines.readLine();
            if (line == null || line.contains(sign)) {
                return Objects.requireNonNull(line, "the stream ended before " + sign);
            }
        }
        throw new AssertionError("no line with " + sign);
    }

    @Test
    void answersManyAtOnceEachWithItsOwn() {
        List<CompletableFuture<Reply>> replies = IntStream.range(0, 60)
                .mapToObj(i -> client.sendLater(client.posting("/strict/convert", Client.order("Number " + i))))
                .toList();

        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i).join();
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json().path("article").path("title").asText()).isEqualTo("Number " + i);
        }
    }

    @Test
    void limitsTheRequestsOfASubject() {
        String[] key = {"X-API-Key", "key-11"};
        Reply first = client.get("/api/v1/platforms", key);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"requests-per-minute\";q=100;w=60");
        assertThat(first.header("RateLimit")).startsWith("\"requests-per-minute\";r=99;t=");
        IntStream.range(1, 100)
                .forEach(i -> assertThat(client.get("/api/v1/platforms", key).status())
                        .isEqualTo(200));

        Reply refused = client.get("/api/v1/platforms", key);

        isProblem(refused, 429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        assertThat(client.get("/api/v1/platforms", "X-API-Key", "key-12").status())
                .isEqualTo(200);
    }

    @Test
    void aGuessedKeyIsRefusedAndGuessingLearnsNothing() {
        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> client.get("/guarded/platforms", "X-API-Key", "guess-" + i)
                        .status())
                .toList();

        assertThat(statuses).containsExactly(401, 401, 401, 429);
        Reply right = client.get("/guarded/platforms", "X-API-Key", "key-13");
        isProblem(right, 429, "rate-limited");
        assertThat(client.get("/guarded/platforms", "X-API-Key", "guess-9").body())
                .contains("keys: too many that nobody has came from this address");
        assertThat(client.get("/guarded/platforms").status()).isEqualTo(200);
        assertThat(controls.log()).noneMatch(line -> line.contains("guess-3"));
    }

    @Test
    void waitingForAWorkerIsPartOfAConversionsTime() throws Exception {
        CompletableFuture<Reply> reply =
                CompletableFuture.supplyAsync(() -> client.post("/queued/convert", Client.order("Queued")));

        ((Runnable) Objects.requireNonNull(controls.shared().get("late"))).run();

        isProblem(reply.get(20, TimeUnit.SECONDS), 504, "deadline");
    }

    @Test
    void whatIsDoneIsAnsweredThoughItCannotBeKept() {
        Reply reply = client.post("/forgetful/convert", Client.order("Kept"), "Idempotency-Key", "once");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(controls.log()).anyMatch(line -> line.contains("failed to keep an answer"));
    }

    @Test
    void aSpentQuotaIs402WithWhatIsLeftAndWhenItEnds() {
        for (int i = 0; i < 5; i++) {
            assertThat(client.post(CONVERT, Client.order("Day " + i), "X-API-Key", "key-14")
                            .status())
                    .isEqualTo(200);
        }

        Reply refused = client.post(CONVERT, Client.order("Day 6"), "X-API-Key", "key-14");

        isProblem(refused, 402, "quota-spent");
        JsonNode quota = refused.json().path("quotas").get(0);
        assertThat(quota.path("limit").asText()).isEqualTo("conversions-per-day");
        assertThat(quota.path("remaining").asInt()).isZero();
        assertThat(quota.path("endsInSeconds").asInt()).isBetween(1, 86_400);
    }

    @Test
    void aQuotaThatIsSpentMeanwhileIs402Too() {
        Reply refused = client.post("/spent/convert", Client.order("Late"));

        isProblem(refused, 402, "quota-spent");
        assertThat(refused.json().path("limit").asText()).isEqualTo("conversions-per-day");
    }

    @Test
    void whatCannotBeCountedIsRefusedForAWhile() {
        Reply requests = client.post("/uncounted/convert", Client.order("Uncounted"));
        Reply conversions = client.post("/unknown/convert", Client.order("Unknown"));

        isProblem(requests, 503, "rate-limit-unknown");
        isProblem(conversions, 503, "quota-unknown");
        assertThat(List.of(requests.header("Retry-After"), conversions.header("Retry-After")))
                .containsExactly("1", "1");
    }

    @Test
    void whatNobodyHasTimeForIsRefusedForAWhile() {
        Reply refused = client.post("/busy/convert", Client.order("Busy"));

        isProblem(refused, 503, "busy");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void takesNoIdempotencyKeyForAStream() {
        isProblem(
                client.post(
                        "/strict/convert",
                        Client.order("Stream"),
                        "Idempotency-Key",
                        "k",
                        "Accept",
                        "application/x-ndjson"),
                400,
                "invalid-request");
    }

    @Test
    void answersHeadWithoutABody() {
        Reply reply = client.send(client.to("/health").method("HEAD", BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void slowClientsHoldNoThreads() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 250; i++) {
                Socket socket = client.socket();
                String head = Client.head(
                        "POST /patient/convert HTTP/1.1", "Content-Type: application/json", "Content-Length: 100");
                socket.getOutputStream().write((head + "{").getBytes(UTF_8));
                slow.add(socket);
            }

            assertThat(client.post("/strict/convert", Client.order("Quick")).status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void showsHealthInTheFormAskedFor() {
        Reply own = client.get("/health");
        Reply draft = client.get("/health/readiness", "Accept", "application/health+json");
        Reply text = client.get("/health/liveness", "Accept", "text/plain");

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");
        assertThat(own.json().path("dependencies").has("disk")).isTrue();
        assertThat(draft.header("Content-Type")).startsWith("application/health+json");
        assertThat(draft.json().path("status").asText()).isEqualTo("pass");
        assertThat(text.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void showsThatWorkMustNotBeSentAndHidesDetails() {
        Reply whole = client.get("/sick");
        Reply ready = client.get("/sick/readiness");
        Reply live = client.get("/sick/liveness");

        assertThat(List.of(whole.status(), ready.status(), live.status())).containsExactly(503, 503, 200);
        assertThat(ready.json().path("status").asText()).isEqualTo("down");
        assertThat(ready.body()).doesNotContain("secret-database", "1.2.3");
    }

    @Test
    void showsScalingInfoOnlyWhereAskedFor() {
        Reply shown = client.get("/api/v1/scaling/info", "X-API-Key", "key-15");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("instance_info").path("pid").asLong())
                .isEqualTo(ProcessHandle.current().pid());
        isProblem(client.get("/strict/scaling/info"), 404, "not-found");
    }

    @Test
    void installsItselfFromAWebXml() {
        assertThat(client.get("/auto/health").status()).isEqualTo(200);
        assertThat(client.post("/auto/api/v1/convert", Client.order("Auto")).status())
                .isEqualTo(200);
    }

    @Test
    void metersRequestsByTemplatesAlone() {
        client.get("/api/v1/no-such-thing", "X-API-Key", "key-16");
        client.post(CONVERT, Client.order("Metered"), "X-API-Key", "key-16");

        String own = "tag(endpoint=/api/v1/convert),tag(method=POST),tag(status=200)";
        waitUntil(() -> controls.meters().get().contains(own)); // it is counted after the answer is sent
        assertThat(controls.meters().get())
                .contains(own, "newsforge.requests", "newsforge.request.duration", "newsforge.active.connections")
                .contains("tag(endpoint=other),tag(method=GET),tag(status=404)")
                .doesNotContain("no-such-thing", "key-16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://localhost/",
                "http://localhost.:80/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://0/",
                "http://0.0.0.0/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/",
                "http://10.0.0.1/",
                "http://192.168.0.1:8080/",
                "http://172.16.0.1/",
                "http://100.64.0.1/",
                "http://user:password@127.0.0.1/",
                "http://127.0.0.1:22/",
                "http://127.0.0.1#@example.com/",
                "file:///etc/passwd",
                "file:/etc/passwd",
                "jar:file:/etc/passwd!/",
                "ftp://127.0.0.1/",
                "gopher://127.0.0.1/",
                "../../etc/passwd",
                "/etc/passwd",
                "//127.0.0.1/",
                "javascript:alert(1)",
            })
    void fetchesNoAddressThatIsNotPublic(String url) {
        Reply reply = client.post("/strict/convert", "{\"url\":\"" + url + "\"}");

        isProblem(reply, 400, "source-refused");
        assertThat(reply.body()).doesNotContain("127.0.0.1", "password", "root:");
    }

    @Test
    void followsNoRedirectToTheMetadataAddress() throws IOException {
        try (Origin origin = Origin.redirect("http://169.254.169.254/latest/meta-data/")) {
            Reply reply = client.post("/local/convert", "{\"url\":\"" + origin.address() + "\"}");

            isProblem(reply, 400, "source-refused");
            assertThat(reply.body()).doesNotContain("169.254");
        }
    }

    @Test
    void letsNobodyInjectHeadersOrLogLines() throws IOException {
        Reply reply = client.post(
                "/strict/convert", "{\"text\":\"a\",\"platforms\":[\"x\\r\\nSet-Cookie: a=b\\nerrorId=forged\"]}");
        String raw = client.raw(Client.head(
                        "POST /strict/convert HTTP/1.1",
                        "Content-Type: application/json",
                        "Idempotency-Key: a%0d%0aSet-Cookie: evil=1",
                        "Content-Length: 2")
                + "{}");

        isProblem(reply, 400, "invalid-request");
        assertThat(reply.header("Set-Cookie")).isEmpty();
        assertThat(raw).startsWith("HTTP/1.1 400").doesNotContain("\nSet-Cookie");
        assertThat(controls.log()).noneMatch(line -> line.strip().contains("\n") && line.contains("forged"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../../../../etc/passwd",
                "/api/v1/%2e%2e/%2e%2e/etc/passwd",
                "/strict/..;/..;/WEB-INF/web.xml",
                "/strict/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/strict/convert/..%5c..%5cetc%5cpasswd",
                "/strict/convert%00.html",
            })
    void servesNoFiles(String path) throws IOException {
        String reply = client.raw(Client.head("GET " + path + " HTTP/1.1", "X-API-Key: key-17"));

        assertThat(reply).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContain("root:", "io.newsforge", "\tat ");
    }
}
