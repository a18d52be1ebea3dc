package io.newsforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsForgeCommandTest {

    private static final String ALL = "x,threads,bluesky,mastodon,linkedin,facebook,instagram,telegram";
    private static final Path DEMO = Path.of("demo");

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... args) {
        return run(Map.of(), args);
    }

    private static Run run(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = NewsForgeCommand.run(new PrintWriter(out), new PrintWriter(err), environment, args);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private List<JsonNode> lines(Run run) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            nodes.add(json.readTree(line));
        }
        return nodes;
    }

    private String failure(Run run) throws IOException {
        return lines(run).get(0).at("/why/failure/message").asText();
    }

    @Nested
    class Convert {

        @ParameterizedTest
        @ValueSource(strings = {"harbour-ferry.en.html", "night-bus.ko.html"})
        void printsAValidPostForEachPlatform(String page) throws IOException {
            Run run = run("convert", DEMO.resolve(page).toString(), "--to", ALL, "--json");

            JsonNode conversion = lines(run).get(0);
            assertThat(run.exitCode()).isZero();
            assertThat(conversion.path("outcome").asText()).isEqualTo("written");
            assertThat(conversion.path("posts")).hasSize(8);
            for (JsonNode part : conversion.findValues("parts").stream()
                    .flatMap(this::stream)
                    .toList()) {
                assertThat(part.path("valid").asBoolean()).isTrue();
                assertThat(part.path("length").asInt())
                        .isBetween(1, part.path("limit").asInt());
            }
        }

        private Stream<JsonNode> stream(JsonNode array) {
            List<JsonNode> nodes = new ArrayList<>();
            array.forEach(nodes::add);
            return nodes.stream();
        }

        @Test
        void namesTheFactsOfTheArticle() throws IOException {
            Run run = run("convert", DEMO.resolve("night-bus.ko.html").toString(), "--to", "x", "--json");

            JsonNode article = lines(run).get(0).path("article");
            assertThat(article.path("title").asText()).isEqualTo("한빛시, 심야버스 12개 노선 24시간 운행");
            assertThat(article.path("published").asText()).startsWith("2026-11-20T09:10");
            assertThat(article.path("language").asText()).isEqualTo("ko");
            assertThat(article.path("canonicalUrl").asText())
                    .isEqualTo("https://hanbit.example.com/news/20261120/night-bus");
        }

        @Test
        void printsForPeopleWithoutJson() {
            Run run = run("convert", DEMO.resolve("harbour-ferry.en.html").toString(), "--to", "bluesky");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .contains("-- Bluesky · ")
                    .contains("/300 grapheme")
                    .contains("valid: at most 300 grapheme");
        }

        @Test
        void convertsAFolderInOrderWithProgressOnTheSide() throws IOException {
            Run run = run("convert", DEMO.toString(), "--to", "x", "--json");

            assertThat(lines(run))
                    .extracting(node ->
                            Path.of(node.path("source").asText()).getFileName().toString())
                    .containsExactly("harbour-ferry.en.html", "night-bus.ko.html");
            assertThat(run.err()).contains("[2/2] ");
        }

        @Test
        void writesAFileForEachSource() throws IOException {
            Run run = run("convert", DEMO.toString(), "--to", "x", "--out", folder.toString());

            assertThat(run.exitCode()).isZero();
            assertThat(folder.resolve("0002-night-bus.ko.html.json")).exists();
        }

        @Test
        void writesANumberedThread() throws IOException {
            Run run = run(
                    "convert",
                    DEMO.resolve("harbour-ferry.en.html").toString(),
                    "--to",
                    "x",
                    "--style",
                    "thread",
                    "--json");

            JsonNode post = lines(run).get(0).path("posts").get(0);
            assertThat(post.path("kind").asText()).isEqualTo("thread");
            assertThat(post.path("parts").get(0).path("text").asText()).contains("1/");
        }
    }

    @Nested
    class BadInput {

        @Test
        void anEmptyFile() throws IOException {
            Path file = Files.createFile(folder.resolve("empty.html"));

            Run run = run("convert", file.toString(), "--json");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(failure(run)).contains("0 bytes");
        }

        @Test
        void aBinaryFile() throws IOException {
            byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1};
            Path file = Files.write(folder.resolve("picture.html"), png);

            Run run = run("convert", file.toString(), "--json");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(lines(run).get(0).at("/why/failure/kind").asText()).isEqualTo("article-unreadable");
        }

        @Test
        void aPageOfFiftyMegabytes() throws IOException {
            Path file = folder.resolve("large.html");
            try (var out = Files.newOutputStream(file)) {
                byte[] megabyte = "<p>words and words</p>\n".repeat(45_600).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 50; i++) {
                    out.write(megabyte);
                }
            }

            Run run = run("convert", file.toString(), "--json");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(failure(run)).contains("bytes (expected: at most 10485760)");
        }

        @Test
        void aHundredThousandNestedElements() throws IOException {
            Path file = Files.writeString(folder.resolve("deep.html"), "<div>".repeat(100_000) + "text");

            Run run = run("convert", file.toString(), "--json");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(failure(run)).contains("(expected: at most 512)");
        }

        @Test
        void aWrongCharsetLabelIsReadRightAndNoted() throws IOException {
            String page = "<html><head><meta charset=\"utf-8\"><title>심야버스 운행</title></head><body><article><p>"
                    + "한빛시가 다음 달 1일부터 심야버스 열두 개 노선을 24시간 운행한다고 밝혔다. 요금은 낮보다 비싸다.</p><p>"
                    + "배차 간격은 자정부터 오전 4시까지 20분이고 나머지 시간에는 10분이다. 환승 할인도 받는다.</p></article></body></html>";
            Path file = Files.write(folder.resolve("label.html"), page.getBytes(Charset.forName("MS949")));

            Run run = run("convert", file.toString(), "--to", "x", "--json");

            JsonNode conversion = lines(run).get(0);
            assertThat(run.exitCode()).isZero();
            assertThat(conversion.at("/article/title").asText()).isEqualTo("심야버스 운행");
            assertThat(conversion.at("/why/readingNotes/0/kind").asText()).isEqualTo("charset-wrong");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1/",
                    "http://[::ffff:10.0.0.1]/",
                    "http://localhost:1/",
                    "http://169.254.169.254/"
                })
        void anAddressThatIsNotPublic(String address) throws IOException {
            Run run = run("convert", address, "--json");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(lines(run).get(0).at("/why/failure/kind").asText()).isEqualTo("source-refused");
        }

        @Test
        void aPlatformNobodyKnows() {
            Run run = run("convert", DEMO.toString(), "--to", "x,myspace");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("platform: myspace (expected: one of x, threads, bluesky,");
        }

        @Test
        void aMissingFileAmongMany() throws IOException {
            Run run = run(
                    "convert",
                    DEMO.resolve("night-bus.ko.html").toString(),
                    folder.resolve("none.html").toString(),
                    DEMO.resolve("harbour-ferry.en.html").toString(),
                    "--to",
                    "x",
                    "--json");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(lines(run))
                    .extracting(node -> node.path("outcome").asText())
                    .containsExactly("written", "failed", "written");
            assertThat(lines(run).get(1).at("/why/failure/message").asText()).contains("none.html: no such file");
        }

        @Test
        void noSourceAtAll() {
            assertThat(run("convert").exitCode()).isEqualTo(2);
        }

        @Test
        void aLanguageNobodySpeaks() {
            Run run = run("convert", DEMO.toString(), "--lang", "!!");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--lang: !! (expected: a language tag such as ko or en-GB)");
        }

        @Test
        void aFileWhereAFolderIsNeeded() throws IOException {
            Path file = Files.createFile(folder.resolve("taken"));

            Run run = run("convert", DEMO.toString(), "--to", "x", "--out", file.toString());

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).contains("taken");
        }

        @Test
        void aFolderWithoutArticles() {
            Run run = run("convert", folder.toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("SOURCE: no article in");
        }
    }

    @Nested
    class CheckText {

        @Test
        void measuresAndApproves() throws IOException {
            Path file = Files.writeString(folder.resolve("post.txt"), "한빛시 심야버스 운행 https://hanbit.example.com/1 #버스\n");

            Run run = run("check", "x", file.toString());

            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .contains("/280 x-weighted")
                    .contains("hashtag ")
                    .endsWith("valid" + System.lineSeparator());
        }

        @Test
        void saysWhatIsWrong() throws IOException {
            Path file = Files.writeString(folder.resolve("post.txt"), "가".repeat(141));

            Run run = run("check", "x", file.toString(), "--json");

            JsonNode check = json.readTree(run.out());
            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(check.path("valid").asBoolean()).isFalse();
            assertThat(check.at("/violations/0/message").asText())
                    .isEqualTo("length: 282 x-weighted (expected: at most 280)");
        }

        @Test
        void refusesAFileThatIsNotThere() {
            assertThat(run("check", "x", folder.resolve("none").toString()).exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void listsThePlatformsWithSourceAndDate() throws IOException {
        JsonNode platforms = json.readTree(run("platforms", "--json").out());

        assertThat(platforms).hasSize(21);
        assertThat(platforms.findValuesAsText("checked")).isNotEmpty().allMatch("2026-11"::equals);
        assertThat(run("platforms").out()).contains("at most 280 x-weighted  [twitter-text config/v3.json");
    }

    @Test
    void writesForAllPlatformsWhenAskedTo() throws IOException {
        String page = DEMO.resolve("night-bus.ko.html").toString();

        assertThat(json.readTree(run("convert", page, "--to", "all", "--json").out())
                        .path("posts"))
                .hasSize(21);
        assertThat(json.readTree(run("convert", page, "--json").out()).path("posts"))
                .hasSize(8);
    }

    @Test
    void takesRulesFromAFile() throws IOException {
        Path rules = folder.resolve("rules.json");
        Files.writeString(
                rules,
                "{\"platforms\": [{\"id\": \"board\", \"extends\": \"mastodon\","
                        + " \"limits\": [{\"max\": 20, \"unit\": \"grapheme\"}]}]}");
        Path text = Files.writeString(folder.resolve("text.txt"), "A sentence too long for this board.");

        Run run = run("check", "board", text.toString(), "--rules", rules.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("35/20 grapheme  TOO LONG", "would fit:", "A sentence too long…");
        assertThat(run("platforms", "--rules", rules.toString()).out()).contains("board  (Mastodon, threads)");
    }

    @Test
    void saysWhereARuleIsWrong() throws IOException {
        Path rules =
                Files.writeString(folder.resolve("rules.json"), "{\"platforms\": [{\"id\": \"x\", \"fold\": \"no\"}]}");

        Run run = run("platforms", "--rules", rules.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("rules.platforms[0].fold: \"no\" (expected: a whole number)");
    }

    @Nested
    class WithRoutes {

        private final String page = DEMO.resolve("night-bus.ko.html").toString();
        private final List<String> asked = new ArrayList<>();

        private HttpServer serving(String path, int status, String body) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(path, exchange -> {
                asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return server;
        }

        private Map<String, String> environment(String vendor, HttpServer server, String path) {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
            return Map.of(vendor + "_API_KEY", "sk-test", vendor + "_BASE_URL", address);
        }

        private String post() {
            return json.createObjectNode()
                    .put("text", "{\"x\":{\"text\":\"심야버스 12개 노선이 24시간 운행한다.\",\"hashtags\":[]}}")
                    .get("text")
                    .toString();
        }

        @Test
        void writesWithAModelOfOpenAi() throws IOException {
            HttpServer server = serving(
                    "/v1/chat/completions",
                    200,
                    "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"message\":"
                            + "{\"role\":\"assistant\",\"content\":" + post() + "},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":40,\"total_tokens\":940}}");
            try {
                Run run = run(
                        environment("OPENAI", server, "/v1"),
                        "convert",
                        page,
                        "--to",
                        "x",
                        "--json",
                        "--route",
                        "openai:gpt-x");

                JsonNode made = lines(run).get(0);
                assertThat(run.exitCode()).isZero();
                assertThat(made.path("outcome").asText()).isEqualTo("written");
                assertThat(made.at("/posts/0/authorship/by").asText()).isEqualTo("gpt-x");
                assertThat(made.at("/posts/0/parts/0/text").asText()).startsWith("심야버스 12개 노선이 24시간 운행한다.");
                assertThat(made.at("/why/steps/0/counts/input-tokens").asInt()).isEqualTo(900);
                assertThat(made.at("/why/grounding/0/grounded").asBoolean()).isTrue();
                assertThat(run.out() + run.err()).doesNotContain("sk-test");
            } finally {
                server.stop(0);
            }
        }

        @Test
        void writesWithAModelOfAnthropic() throws IOException {
            HttpServer server = serving(
                    "/v1/messages",
                    200,
                    "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-x\",\"content\":[{\"type\":"
                            + "\"text\",\"text\":" + post() + "}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,"
                            + "\"usage\":{\"input_tokens\":900,\"output_tokens\":40}}");
            try {
                Run run = run(
                        environment("ANTHROPIC", server, ""),
                        "convert",
                        page,
                        "--to",
                        "x",
                        "--route",
                        "anthropic:claude-x");

                assertThat(run.exitCode()).isZero();
                assertThat(run.out())
                        .contains("attempt: anthropic:claude-x claude-x, answered")
                        .contains("gate: 1 of 1 drafts say only what the article says");
            } finally {
                server.stop(0);
            }
        }

        @Test
        void fallsToTheArticlesOwnSentencesAndSaysSo() throws IOException {
            HttpServer server = serving(
                    "/v1/chat/completions",
                    401,
                    "{\"error\":{\"message\":\"bad key\",\"type\":\"invalid_request_error\"}}");
            try {
                Run run = run(
                        environment("OPENAI", server, "/v1"),
                        "convert",
                        page,
                        "--to",
                        "x",
                        "--json",
                        "--route",
                        "openai:gpt-x");

                JsonNode made = lines(run).get(0);
                assertThat(run.exitCode()).isZero();
                assertThat(made.path("outcome").asText()).isEqualTo("degraded");
                assertThat(made.at("/why/degraded/0/kind").asText()).isEqualTo("writer-failed");
                assertThat(made.at("/why/steps/0/outcome").asText()).isEqualTo("AUTHENTICATION");
                assertThat(asked).hasSize(1);
            } finally {
                server.stop(0);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"openai:gpt-x", "anthropic:claude-x"})
        void saysWhichKeyIsMissing(String route) {
            Run run = run("convert", page, "--to", "x", "--route", route);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("--route: " + route + " (expected: a key in ")
                    .contains("_API_KEY");
        }

        @ParameterizedTest
        @ValueSource(strings = {"gpt-x", "openai:", "nobody:gpt-x"})
        void saysWhatARouteIs(String route) {
            Run run = run(Map.of("OPENAI_API_KEY", "sk-test"), "convert", page, "--route", route);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("(expected: openai:MODEL or anthropic:MODEL)");
        }

        @Test
        void asksNobodyOffline() throws IOException {
            Run run = run("convert", page, "--to", "x", "--json", "--offline", "--route", "openai:gpt-x");

            assertThat(run.exitCode()).isZero();
            assertThat(lines(run).get(0).at("/why/writer").asText()).startsWith("extractive/");
        }
    }
}
