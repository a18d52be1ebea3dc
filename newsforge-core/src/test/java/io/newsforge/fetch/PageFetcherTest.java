package io.newsforge.fetch;

import static io.newsforge.fetch.LocalServer.reply;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.fetch.FetchException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PageFetcherTest {

    private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    private LocalServer serve(LocalServer.Handler handler) throws IOException {
        LocalServer server = LocalServer.start(handler);
        toClose.add(server);
        return server;
    }

    private LocalServer serve(String status, String headers, String body) throws IOException {
        return serve((request, out) -> out.write(reply(status, headers, body)));
    }

    private static PageFetcher.Builder local() {
        return PageFetcher.builder().allowAddresses("127.0.0.1").nameResolver(host -> {
            throw new UnknownHostException(host);
        });
    }

    private PageFetcher fetcher(PageFetcher.Builder builder) {
        PageFetcher fetcher = builder.build();
        toClose.add(fetcher);
        return fetcher;
    }

    private PageFetcher fetcher() {
        return fetcher(local());
    }

    private static FetchException failure(PageFetcher fetcher, URI address) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(address));
    }

    private static String place(LocalServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    @Nested
    class WhenThePageIsThere {

        @Test
        void givesBytesTypeCharsetAndValidators() throws IOException {
            LocalServer server = serve((request, out) -> out.write(
                    crlf("HTTP/1.1 200 OK|Content-Length: 11|Content-Type: Text/HTML; Charset=\"EUC-KR\"|ETag: \"v1\"|"
                            + "Last-Modified: Sat, 21 Nov 2026 06:00:00 GMT||<p>rate</p>")));

            FetchedPage page = fetcher().fetch(server.at("/a/b?q=1#part"));

            assertThat(page.body()).asString(UTF_8).isEqualTo("<p>rate</p>");
            assertThat(page.size()).isEqualTo(11);
            assertThat(page.mediaType()).contains("text/html");
            assertThat(page.charset()).contains("EUC-KR");
            assertThat(page.address()).isEqualTo(server.at("/a/b?q=1"));
            assertThat(page.validators())
                    .isEqualTo(Validators.none().withEtag("\"v1\"").withLastModified("Sat, 21 Nov 2026 06:00:00 GMT"));
            assertThat(page).hasToString("FetchedPage[" + place(server) + "/a/b, 11 bytes]");
        }

        @Test
        void asksPolitelyAndCarriesNothingOfItsOwn() throws IOException {
            LocalServer server = serve("200 OK", HTML + "Set-Cookie: a=b\r\n", "x");
            PageFetcher fetcher = fetcher(local().userAgent("ExampleNews/1.0"));

            fetcher.fetch(server.at(""));
            fetcher.fetch(server.at("//twice?q=%20a"));

            LocalServer.Request second = server.requests.get(1);
            assertThat(server.requests.get(0).line()).isEqualTo("GET / HTTP/1.1");
            assertThat(second.line()).isEqualTo("GET //twice?q=%20a HTTP/1.1");
            assertThat(second.header("Host")).contains("127.0.0.1:" + server.port());
            assertThat(second.header("User-Agent")).contains("ExampleNews/1.0");
            assertThat(second.header("Accept").orElseThrow()).startsWith("text/html,");
            assertThat(second.header("Accept-Encoding")).contains("gzip, deflate");
            assertThat(second.header("Cookie")).isEmpty();
            assertThat(second.header("Upgrade")).isEmpty();
            assertThat(second.header("If-None-Match")).isEmpty();
        }

        @Test
        void keepsTheConnectionForTheNextFetch() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x");
            PageFetcher fetcher = fetcher();

            fetcher.fetch(server.at("/1"));
            fetcher.fetch(server.at("/2"));

            assertThat(server.connections()).isEqualTo(1);
        }

        @Test
        void doesNotTripOverAKeptConnectionThatTheServerClosed() throws Exception {
            CountDownLatch closed = new CountDownLatch(1);
            LocalServer server = serve((request, out) -> {
                out.write(reply("200 OK", HTML, request.path()));
                if (request.path().equals("/1")) {
                    out.close();
                    closed.countDown();
                }
            });
            PageFetcher fetcher = fetcher();

            fetcher.fetch(server.at("/1"));
            closed.await();

            assertThat(fetcher.fetch(server.at("/2")).body()).asString(UTF_8).isEqualTo("/2");
        }

        @Test
        void handsOutACopyOfTheBody() throws IOException {
            FetchedPage page = fetcher().fetch(serve("200 OK", HTML, "abc").at("/"));

            page.body()[0] = 'X';

            assertThat(page.body()).asString(UTF_8).isEqualTo("abc");
        }

        @Test
        void letsAReplyWithoutMediaTypeThrough() throws IOException {
            FetchedPage page = fetcher().fetch(serve("200 OK", "", "plain").at("/"));

            assertThat(page.mediaType()).isEmpty();
            assertThat(page.charset()).isEmpty();
        }

        @Test
        void acceptsAnEmptyBody() throws IOException {
            LocalServer server = serve("200 OK", HTML + "Content-Encoding: gzip\r\n", "");

            assertThat(fetcher().fetch(server.at("/")).size()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", "raw deflate", "identity"})
        void undoesTheContentCoding(String coding) throws IOException {
            byte[] coded = coded(coding, "<p>rate</p>".repeat(1000).getBytes(UTF_8));
            String header = HTML + "Content-Encoding: " + coding.replace("raw ", "") + "\r\n";
            LocalServer server = serve((request, out) -> out.write(reply("200 OK", header, coded)));
            PageFetcher fetcher = fetcher();

            assertThat(fetcher.fetch(server.at("/1")).body()).asString(UTF_8).isEqualTo("<p>rate</p>".repeat(1000));
            assertThat(fetcher.fetch(server.at("/2")).size()).isEqualTo(11_000);
            assertThat(server.connections()).isEqualTo(1);
        }

        @Test
        void readsAChunkedBody() throws IOException {
            LocalServer server = serve((request, out) ->
                    out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
                            .getBytes(UTF_8)));

            assertThat(fetcher().fetch(server.at("/")).body()).asString(UTF_8).isEqualTo("abcde");
        }
    }

    private static byte[] crlf(String lines) {
        return lines.replace("|", "\r\n").getBytes(UTF_8);
    }

    private static byte[] coded(String coding, byte[] plain) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (var out = switch (coding) {
            case "identity" -> coded;
            case "deflate" -> new DeflaterOutputStream(coded);
            case "raw deflate" -> new DeflaterOutputStream(coded, new Deflater(Deflater.BEST_SPEED, true));
            default -> new GZIPOutputStream(coded);
        }) {
            out.write(plain);
        }
        return coded.toByteArray();
    }

    @Nested
    class WhenAskedWithValidators {

        private final Validators known = Validators.none().withEtag("\"v1\"").withLastModified("yesterday");

        @Test
        void saysThatThePageHasNotChanged() throws IOException {
            LocalServer server = serve(
                    (request, out) -> out.write("HTTP/1.1 304 Not Modified\r\nETag: \"v2\"\r\n\r\n".getBytes(UTF_8)));

            Fetched fetched = fetcher().fetch(server.at("/"), known);

            assertThat(fetched).isEqualTo(new Fetched.NotModified(server.at("/"), known.withEtag("\"v2\"")));
            assertThat(server.requests.get(0).header("If-None-Match")).contains("\"v1\"");
            assertThat(server.requests.get(0).header("If-Modified-Since")).contains("yesterday");
        }

        @Test
        void givesThePageWhenItHasChanged() throws IOException {
            LocalServer server = serve("200 OK", HTML, "new");

            assertThat(fetcher().fetch(server.at("/"), known)).isInstanceOf(FetchedPage.class);
        }

        @Test
        void takesNotModifiedForAFailureWhenNothingWasAsked() throws IOException {
            LocalServer server =
                    serve((request, out) -> out.write("HTTP/1.1 304 Not Modified\r\n\r\n".getBytes(UTF_8)));

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure).hasMessage(place(server) + "/: status 304 (expected: 2xx)");
            assertThat(failure.statusCode()).hasValue(304);
        }

        @Test
        void refusesValidatorsThatWouldBreakTheRequest() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Validators.none().withEtag("\"a\"\r\nX: y"))
                    .withMessage("etag: not a header value (expected: printable ASCII, not blank)");
        }
    }

    @Nested
    class WhenTheServerSaysNo {

        @ParameterizedTest
        @CsvSource({"404 Not Found, false", "410 Gone, false", "500 Oops, true", "503 Busy, true", "429 Slow, true"})
        void tellsTheStatusAndWhetherToTryAgain(String status, boolean mayRetry) throws IOException {
            LocalServer server = serve(status, "", "");
            int code = Integer.parseInt(status.substring(0, 3));

            FetchException failure = failure(fetcher(), server.at("/x?token=secret"));

            assertThat(failure).hasMessage(place(server) + "/x: status " + code + " (expected: 2xx)");
            assertThat(failure.reason()).isEqualTo(Reason.STATUS);
            assertThat(failure.statusCode()).hasValue(code);
            assertThat(failure.mayRetry()).isEqualTo(mayRetry);
            assertThat(failure.address()).isEqualTo(server.at("/x"));
            assertThat(server.requests).hasSize(1);
        }

        @Test
        void tellsWhenToComeBack() throws IOException {
            LocalServer server = serve("429 Too Many Requests", "Retry-After: 120\r\n", "");

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure).hasMessage(place(server) + "/: status 429 (expected: 2xx), retry after PT2M");
            assertThat(failure.retryAfter()).contains(Duration.ofMinutes(2));
        }

        @Test
        void doesNotLogInWhenAskedTo() throws IOException {
            LocalServer server = serve("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n", "");

            assertThat(failure(fetcher(), server.at("/")).statusCode()).hasValue(401);
            assertThat(server.requests).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "image/png",
                    "video/mp4",
                    "audio/mpeg",
                    "application/pdf",
                    "application/octet-stream",
                    "application/zip",
                    "font/woff2",
                    "multipart/mixed"
                })
        void refusesWhatIsNotText(String mediaType) throws IOException {
            LocalServer server = serve("200 OK", "Content-Type: " + mediaType + "\r\n", "x");

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure)
                    .hasMessage(place(server) + "/: media type " + mediaType + " (expected: HTML or other text)");
            assertThat(failure.reason()).isEqualTo(Reason.NOT_TEXT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"text/plain", "application/xhtml+xml", "application/ld+json", "application/rss+xml", "bad"})
        void acceptsWhatMayBeText(String mediaType) throws IOException {
            LocalServer server = serve("200 OK", "Content-Type: " + mediaType + "\r\n", "x");

            assertThat(fetcher().fetch(server.at("/")).size()).isEqualTo(1);
        }
    }

    @Nested
    class WhenRedirected {

        /** /5 leads to /4 and so on to /0, which is the page. */
        private LocalServer steps() throws IOException {
            return serve((request, out) -> {
                int left = Integer.parseInt(request.path().substring(1));
                out.write(
                        left == 0
                                ? reply("200 OK", HTML, "page")
                                : reply("302 Found", "Location: " + (left - 1) + "\r\n", ""));
            });
        }

        @Test
        void followsFive() throws IOException {
            LocalServer server = steps();

            FetchedPage page = fetcher().fetch(server.at("/5"));

            assertThat(page.address()).isEqualTo(server.at("/0"));
            assertThat(server.requests).hasSize(6);
        }

        @Test
        void refusesTheSixth() throws IOException {
            LocalServer server = steps();

            FetchException failure = failure(fetcher(), server.at("/6"));

            assertThat(failure).hasMessage(place(server) + "/1: more redirects than followed (expected: at most 5)");
            assertThat(failure.reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(server.requests).hasSize(6);
        }

        @Test
        void endsALoop() throws IOException {
            LocalServer server = serve("301 Moved", "Location: /\r\n", "");

            assertThat(failure(fetcher(local().maxRedirects(2)), server.at("/")).reason())
                    .isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(server.requests).hasSize(3);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "http://10.0.0.1/                   | address 10.0.0.1 is private",
                    "http://[::ffff:10.0.0.1]/          | address 10.0.0.1 is private",
                    "//169.254.169.254/latest/meta-data | address 169.254.169.254 is link-local",
                    "http://127.0.0.2/                  | address 127.0.0.2 is loopback",
                    "http://[::1]/                      | address 0:0:0:0:0:0:0:1 is loopback"
                })
        void checksWhereItLeads(String location, String refusal) throws IOException {
            LocalServer server = serve("302 Found", "Location: " + location + "\r\n", "");

            FetchException failure = failure(fetcher(), server.at("/"));

            URI shown = server.at("/").resolve(location);
            assertThat(failure)
                    .hasMessage(shown + ": " + refusal + " (expected: a public address, or one the host allows)");
            assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(failure.address()).isEqualTo(shown);
        }

        @ParameterizedTest
        @CsvSource({
            "file:///etc/passwd, SCHEME_REFUSED",
            "ftp://127.0.0.1/, SCHEME_REFUSED",
            "javascript:alert(1), SCHEME_REFUSED",
            "http://user:password@127.0.0.1/, USER_INFO_REFUSED",
            "http://good.example\\@127.0.0.1/, USER_INFO_REFUSED",
            "http://2130706433/, MALFORMED_URL",
            "http://[::1, MALFORMED_URL",
            "http://:99999/, MALFORMED_URL"
        })
        void refusesToGoWhereItWouldNotHaveBegun(String location, Reason reason) throws IOException {
            LocalServer server = serve("302 Found", "Location: " + location + "\r\n", "");

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.getMessage()).doesNotContain("password");
        }

        @ParameterizedTest
        @CsvSource({
            "?page=2, /a/b?page=2",
            "c%zz d, /a/c%25zz%20d",
            "/caf\u00e9, /caf%C3%A9",
            "/x[1]|y, /x%5B1%5D%7Cy",
            "#part, /a/b?q"
        })
        void readsLocationsAsServersWriteThem(String location, String path) throws IOException {
            LocalServer server = serve((request, out) -> out.write(
                    request.path().equals("/a/b?q")
                            ? utf8("302 Found", "Location: " + location + "\r\n")
                            : reply("200 OK", HTML, "")));

            if (location.startsWith("#")) {
                assertThat(failure(fetcher(), server.at("/a/b?q")).reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
                return;
            }
            assertThat(fetcher().fetch(server.at("/a/b?q")).address()).isEqualTo(server.at(path));
            assertThat(server.requests.get(1).path()).isEqualTo(path);
        }

        private byte[] utf8(String status, String header) {
            return ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n" + header + "\r\n").getBytes(UTF_8);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Location:\r\n", "Location: http://\r\n"})
        void saysWhenARedirectLeadsNowhere(String header) throws IOException {
            LocalServer server = serve("302 Found", header, "");

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure)
                    .hasMessage(place(server) + "/: a redirect without a readable Location (expected: an address)");
            assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
        }
    }

    @Nested
    class WhenTheHostIsAName {

        private final List<String> asked = new ArrayList<>();

        private PageFetcher resolving(List<List<String>> answers) {
            return fetcher(local().allowAddresses("::1").nameResolver(host -> {
                List<InetAddress> found = new ArrayList<>();
                for (String answer : answers.get(asked.size())) {
                    found.add(IpLiteral.parse(answer).orElseThrow());
                }
                asked.add(host);
                return found;
            }));
        }

        @Test
        void connectsToWhatWasCheckedAndAsksOnce() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x");
            PageFetcher fetcher = resolving(List.of(List.of("127.0.0.1"), List.of("10.0.0.1")));

            FetchedPage page = fetcher.fetch(server.at("News.Example.", "/"));

            assertThat(page.address()).isEqualTo(server.at("news.example", "/"));
            assertThat(asked).containsExactly("news.example");
            assertThat(server.requests.get(0).header("Host")).contains("news.example:" + server.port());
        }

        @Test
        void checksAgainWhenTheNameAnswersOtherwiseAtTheNextFetch() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x");
            PageFetcher fetcher = resolving(List.of(List.of("127.0.0.1"), List.of("10.0.0.1")));
            fetcher.fetch(server.at("news.example", "/"));

            FetchException failure = failure(fetcher, server.at("news.example", "/"));

            assertThat(failure.getMessage()).contains("address 10.0.0.1 is private");
            assertThat(server.requests).hasSize(1);
        }

        @Test
        void asksOnceForEachRedirect() throws IOException {
            LocalServer server = serve("302 Found", "Location: /again\r\n", "");
            PageFetcher fetcher =
                    resolving(List.of(List.of("127.0.0.1"), List.of("127.0.0.1"), List.of("192.168.1.1")));

            FetchException failure = failure(fetcher, server.at("news.example", "/"));

            assertThat(failure.getMessage()).contains("address 192.168.1.1 is private");
            assertThat(asked).hasSize(3);
            assertThat(server.requests).hasSize(2);
        }

        @Test
        void refusesANameThatIsHalfPrivate() {
            PageFetcher fetcher = resolving(List.of(List.of("93.184.215.14", "10.0.0.1")));

            FetchException failure = failure(fetcher, URI.create("http://news.example/"));

            assertThat(failure)
                    .hasMessage("http://news.example/: address 10.0.0.1 is private"
                            + " (expected: a public address, or one the host allows)");
        }

        @Test
        void doesNotUseAKeptConnectionToAnotherAddressOfTheName() throws IOException {
            LocalServer four = serve("200 OK", HTML, "four");
            LocalServer six = sixth(four.port());
            PageFetcher fetcher = resolving(List.of(List.of("127.0.0.1"), List.of("::1")));

            fetcher.fetch(four.at("news.example", "/"));
            FetchedPage second = fetcher.fetch(four.at("news.example", "/"));

            assertThat(second.body()).asString(UTF_8).isEqualTo("six");
            assertThat(six.connections()).isEqualTo(1);
        }

        private LocalServer sixth(int port) throws IOException {
            try {
                LocalServer six = LocalServer.start(
                        ServerSocketFactory.getDefault(),
                        IpLiteral.parse("::1").orElseThrow(),
                        port,
                        (request, out) -> out.write(reply("200 OK", HTML, "six")));
                toClose.add(six);
                return six;
            } catch (IOException e) {
                return Assumptions.abort("no IPv6 loopback here: " + e.getMessage());
            }
        }

        @Test
        void triesTheNextAddressWhenOneCannotBeConnectedTo() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x");
            PageFetcher fetcher = resolving(List.of(List.of("::1", "127.0.0.1")));

            assertThat(fetcher.fetch(server.at("news.example", "/")).size()).isEqualTo(1);
            assertThat(asked).hasSize(1);
        }

        @Test
        void saysWhenNobodyKnowsIt() {
            FetchException failure = failure(fetcher(), URI.create("http://nobody.example/"));

            assertThat(failure)
                    .hasMessage("http://nobody.example/: host nobody.example has no address"
                            + " (expected: a name that can be looked up)");
            assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_HOST);
            assertThat(failure.mayRetry()).isTrue();
        }

        @Test
        void takesNoAnswerForNoAddress() {
            PageFetcher fetcher = resolving(List.of(List.of()));

            assertThat(failure(fetcher, URI.create("http://nobody.example/")).reason())
                    .isEqualTo(Reason.UNKNOWN_HOST);
        }

        @Test
        void goesToNoOddPortOfAPublicAddress() {
            PageFetcher fetcher = resolving(List.of(List.of("93.184.215.14")));

            FetchException failure = failure(fetcher, URI.create("http://news.example:25/"));

            assertThat(failure).hasMessage("http://news.example:25/: port 25 (expected: one of [80, 443, 8080, 8443])");
            assertThat(failure.reason()).isEqualTo(Reason.PORT_REFUSED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost/", "http://localhost./", "https://LOCALHOST:8443/"})
        void refusesLocalhostAsTheMachineKnowsIt(String address) {
            FetchException failure = failure(fetcher(PageFetcher.builder()), URI.create(address));

            assertThat(failure.getMessage()).contains("is loopback");
        }
    }

    @Nested
    class WhenTheServerIsHostile {

        @Test
        void stopsABodyAtTheBound() throws Exception {
            AtomicLong sent = new AtomicLong();
            CountDownLatch hungUp = new CountDownLatch(1);
            byte[] block = new byte[8192];
            LocalServer server = serve((request, out) -> {
                try {
                    out.write(("HTTP/1.1 200 OK\r\n" + HTML + "\r\n").getBytes(UTF_8));
                    for (int i = 0; i < 6400; i++) {
                        out.write(block);
                        sent.addAndGet(block.length);
                    }
                } catch (IOException e) {
                    hungUp.countDown();
                    throw e;
                }
            });

            FetchException failure = failure(fetcher(local().maxBytes(100_000)), server.at("/"));

            assertThat(failure)
                    .hasMessage(place(server)
                            + "/: body of more than 100000 bytes received (expected: at most 100000 bytes)");
            assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sent.get()).isLessThan(50L << 20);
        }

        @Test
        void doesNotReadABodyThatDeclaresTooMuch() throws IOException {
            LocalServer server = serve((request, out) ->
                    out.write(("HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n" + HTML + "\r\n").getBytes(UTF_8)));

            assertThat(failure(fetcher(), server.at("/")))
                    .hasMessage(
                            place(server) + "/: body of 52428800 bytes declared (expected: at most 10485760 bytes)");
        }

        @Test
        void acceptsABodyOfExactlyTheBound() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x".repeat(1000));

            assertThat(fetcher(local().maxBytes(1000)).fetch(server.at("/")).size())
                    .isEqualTo(1000);
            assertThat(failure(fetcher(local().maxBytes(999)), server.at("/")).reason())
                    .isEqualTo(Reason.TOO_LARGE);
        }

        @Test
        void stopsAGzipBomb() throws IOException {
            byte[] bomb = coded("gzip", new byte[50 << 20]);
            LocalServer server =
                    serve((request, out) -> out.write(reply("200 OK", HTML + "Content-Encoding: gzip\r\n", bomb)));

            assertThat(failure(fetcher(local().maxBytes(1 << 20)), server.at("/")))
                    .hasMessage(place(server)
                            + "/: body of more than 1048576 bytes decoded (expected: at most 1048576 bytes)");
        }

        @Test
        void stopsAGzipThatNeverDecodesToAnything() throws IOException {
            byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
            byte[] nothing = {0, 0, 0, (byte) 0xff, (byte) 0xff};
            LocalServer server = serve((request, out) -> {
                out.write(("HTTP/1.1 200 OK\r\n" + HTML + "Content-Encoding: gzip\r\n\r\n").getBytes(UTF_8));
                out.write(head);
                while (true) {
                    out.write(nothing);
                }
            });

            assertThat(failure(fetcher(local().maxBytes(50_000)), server.at("/"))
                            .getMessage())
                    .contains("more than 50000 bytes received");
        }

        @ParameterizedTest
        @ValueSource(strings = {"br", "gzip, gzip", "deflate\r\nContent-Encoding: gzip"})
        void refusesAContentCodingItDoesNotKnow(String coding) throws IOException {
            LocalServer server = serve("200 OK", "Content-Encoding: " + coding + "\r\n", "abc");

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure)
                    .hasMessage(
                            place(server) + "/: content coding unknown or damaged (expected: gzip, deflate or none)");
            assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
        }

        @Test
        void refusesADamagedGzip() throws IOException {
            LocalServer server = serve("200 OK", "Content-Encoding: gzip\r\n", "this is no gzip");

            assertThat(failure(fetcher(), server.at("/")).reason()).isEqualTo(Reason.MALFORMED_REPLY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX: ", "HT"})
        void doesNotWaitForOneDropAfterTheOther(String head) throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            LocalServer server = serve((request, out) -> {
                out.write(head.getBytes(UTF_8));
                while (!never.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            });
            PageFetcher fetcher = fetcher(local().deadline(Duration.ofMillis(300)));
            long start = System.nanoTime();

            FetchException failure = failure(fetcher, server.at("/"));

            assertThat(failure)
                    .hasMessage(place(server)
                            + "/: not complete after 300 ms (expected: within the deadline of the fetch)");
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.mayRetry()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }

        @Test
        void countsTheDeadlineOverAllRedirects() throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            LocalServer server = serve((request, out) -> {
                never.await(150, TimeUnit.MILLISECONDS);
                out.write(reply("302 Found", "Location: /\r\n", ""));
            });
            PageFetcher fetcher =
                    fetcher(local().deadline(Duration.ofMillis(300)).maxRedirects(50));

            assertThat(failure(fetcher, server.at("/")).reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(server.requests).hasSizeLessThan(4);
        }

        @Test
        void doesNotWaitForASilentServer() throws IOException {
            LocalServer server = serve((request, out) -> new CountDownLatch(1).await());

            FetchException failure = failure(fetcher(local().readTimeout(Duration.ofMillis(100))), server.at("/"));

            assertThat(failure).hasMessage(place(server) + "/: silent for 100 ms (expected: within the read timeout)");
        }

        @ParameterizedTest
        @CsvSource({
            "CONNECTION, 'HTTP/1.1 200 OK|Content-Length: 100||abc'",
            "CONNECTION, 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||64|abc'",
            "CONNECTION, ''",
            "MALFORMED_REPLY, 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|abc'",
            "MALFORMED_REPLY, 'HTTP/9.9 200 OK||'"
        })
        void tellsACutReplyFromAMalformedOne(Reason reason, String sent) throws IOException {
            LocalServer server = serve((request, out) -> {
                out.write(crlf(sent));
                throw new IOException("hang up");
            });

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.mayRetry()).isEqualTo(reason == Reason.CONNECTION);
            assertThat(server.requests).hasSize(1);
        }

        @Test
        void bringsAGzipThatIsCutToTheSameFailure() throws IOException {
            byte[] whole = coded("gzip", "<p>rate</p>".getBytes(UTF_8));
            byte[] cut = Arrays.copyOf(whole, whole.length - 12);
            LocalServer server = serve((request, out) -> out.write(reply("200 OK", "Content-Encoding: gzip\r\n", cut)));

            assertThat(failure(fetcher(), server.at("/")).reason()).isEqualTo(Reason.CONNECTION);
        }

        @Test
        void boundsTheHeaders() throws IOException {
            LocalServer many = serve("200 OK", "X: y\r\n".repeat(300), "");
            LocalServer endless = serve((request, out) -> {
                out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(UTF_8));
                while (true) {
                    out.write("x".repeat(8192).getBytes(UTF_8));
                }
            });

            assertThat(failure(fetcher(), many.at("/")).reason()).isEqualTo(Reason.MALFORMED_REPLY);
            assertThat(failure(fetcher(), endless.at("/")))
                    .hasMessage(
                            place(endless) + "/: the reply is not understood (expected: HTTP/1.1 within its bounds)");
        }

        @Test
        void saysWhenNobodyListens() throws IOException {
            int port;
            try (ServerSocket unused = new ServerSocket(0, 1, LocalServer.loopback())) {
                port = unused.getLocalPort();
            }

            FetchException failure = failure(fetcher(), URI.create("http://127.0.0.1:" + port + "/"));

            assertThat(failure.reason()).isEqualTo(Reason.CONNECTION);
            assertThat(failure.mayRetry()).isTrue();
        }
    }

    @Nested
    class WhenStopped {

        @Test
        void refusesToFetchOnceClosed() {
            PageFetcher fetcher = fetcher();
            fetcher.close();
            fetcher.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> fetcher.fetch(URI.create("http://127.0.0.1/")))
                    .withMessage("the fetcher is closed");
        }

        @Test
        void endsTheFetchesUnderWayWhenClosed() throws Exception {
            CountDownLatch arrived = new CountDownLatch(1);
            LocalServer server = serve((request, out) -> {
                arrived.countDown();
                new CountDownLatch(1).await();
            });
            PageFetcher fetcher = fetcher();
            CompletableFuture<FetchedPage> fetch = CompletableFuture.supplyAsync(() -> fetcher.fetch(server.at("/")));
            arrived.await();

            fetcher.close();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(fetch::get)
                    .withCauseInstanceOf(FetchException.class)
                    .withMessageContaining("/: the fetcher was closed meanwhile");
        }

        @Test
        void restoresTheFlagOfAnInterruptedThread() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x");
            Thread.currentThread().interrupt();

            FetchException failure = failure(fetcher(), server.at("/"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessage(place(server) + "/: the thread was interrupted");
            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
            assertThat(server.requests).isEmpty();
        }
    }

    @Nested
    class WhenBuilt {

        @Test
        void refusesValuesOutOfRange() {
            PageFetcher.Builder builder = PageFetcher.builder();

            assertRefused(() -> builder.maxBytes(0), "maxBytes: 0 (expected: 1 to 1073741824)");
            assertRefused(() -> builder.maxRedirects(-1), "maxRedirects: -1 (expected: 0 to 50)");
            assertRefused(() -> builder.allowPort(0), "port: 0 (expected: 1 to 65535)");
            assertRefused(
                    () -> builder.connectTimeout(Duration.ZERO), "connectTimeout: PT0S (expected: PT0.001S to PT1H)");
            assertRefused(
                    () -> builder.readTimeout(Duration.ofSeconds(-1)),
                    "readTimeout: PT-1S (expected: PT0.001S to PT1H)");
            assertRefused(() -> builder.deadline(Duration.ofHours(2)), "deadline: PT2H (expected: PT0.001S to PT1H)");
            assertRefused(() -> builder.userAgent(" "), "userAgent:   (expected: printable ASCII, not blank)");
            assertRefused(
                    () -> builder.allowAddresses("localhost"),
                    "block: localhost (expected: an IP address, or a block such as 10.0.0.0/8)");
            assertRefused(
                    () -> builder.allowAddresses("10.0.0.0/33"),
                    "block: 10.0.0.0/33 (expected: a prefix of 0 to 32 bits)");
            assertRefused(
                    () -> builder.allowAddresses("10.1.0.0/8"),
                    "block: 10.1.0.0/8 (expected: no bit set after the prefix)");
        }

        private void assertRefused(Runnable setter, String message) {
            assertThatIllegalArgumentException().isThrownBy(setter::run).withMessage(message);
        }

        @Test
        void sharesNothingWithItsBuilder() throws IOException {
            LocalServer server = serve("200 OK", HTML, "x");
            PageFetcher.Builder builder = PageFetcher.builder();
            PageFetcher before = fetcher(builder);
            PageFetcher after = fetcher(builder.allowAddresses("127.0.0.0/8"));

            assertThat(failure(before, server.at("/")).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(after.fetch(server.at("/")).validators()).isEqualTo(Validators.none());
        }
    }
}
