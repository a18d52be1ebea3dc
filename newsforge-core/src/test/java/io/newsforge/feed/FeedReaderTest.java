package io.newsforge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.Source;
import io.newsforge.article.Article;
import io.newsforge.article.ArticleReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {

    private static final URI ADDRESS = URI.create("https://courier.example.com/feed");
    private static final String TEXT =
            "The council met on Monday, and after three hours of talk it agreed to plant lime trees along the road.";

    private final FeedReader feeds = FeedReader.create();
    private final ArticleReader articles = ArticleReader.create();

    private List<FeedEntry> read(String feed) {
        return feeds.read(feed.getBytes(StandardCharsets.UTF_8), ADDRESS);
    }

    private static String rss(String items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"x\" xmlns:dc=\"y\"><channel>"
                + "<title>Daily Courier</title><link>https://courier.example.com/</link><language>en-gb</language>"
                + items
                + "</channel></rss>";
    }

    @Nested
    class OfRss {

        private final List<FeedEntry> entries = read(rss("<item><title>Trees &amp;amp; road</title>"
                + "<link>https://courier.example.com/1</link><guid isPermaLink=\"false\">n-1</guid>"
                + "<pubDate>Fri, 20 Nov 2026 08:30:00 +0100</pubDate><dc:creator><![CDATA[Mara Quill]]></dc:creator>"
                + "<category>Town</category><category>Trees</category><description>&lt;p&gt;In short.&lt;/p&gt;</description>"
                + "<content:encoded><![CDATA[<p>" + TEXT
                + "</p><p>Forty of them, by May.</p>]]></content:encoded></item>"
                + "<item><title>Second</title><link>/2</link></item>"));

        @Test
        void givesEveryFact() {
            FeedEntry first = entries.get(0);

            assertThat(first.title()).isEqualTo("Trees & road");
            assertThat(first.id()).isEqualTo("n-1");
            assertThat(first.link()).contains(URI.create("https://courier.example.com/1"));
            assertThat(first.published()).hasToString("Optional[2026-11-20T08:30+01:00]");
            assertThat(first.author()).contains("Mara Quill");
            assertThat(first.tags()).containsExactly("Town", "Trees");
            assertThat(first.summary()).isEqualTo("<p>In short.</p>");
            assertThat(first.feed()).isEqualTo("Daily Courier");
            assertThat(first.language()).contains(Locale.UK);
            assertThat(first).hasToString("FeedEntry[https://courier.example.com/1, 138 UTF-16 units]");
        }

        @Test
        void givesTheArticleWhereTheTextIsThere() {
            Article article = entries.get(0).article(articles).orElseThrow();

            assertThat(article.paragraphs()).hasSize(2);
            assertThat(article.title()).contains("Trees & road");
            assertThat(article.byline()).contains("Mara Quill");
            assertThat(article.site()).contains("Daily Courier");
            assertThat(article.canonicalUrl()).contains(URI.create("https://courier.example.com/1"));
        }

        @Test
        void givesThePageWhereItIsNot() {
            FeedEntry second = entries.get(1);

            assertThat(second.article(articles)).isEmpty();
            assertThat(second.link()).contains(URI.create("https://courier.example.com/2"));
            assertThat(Source.entry(second, articles)).isInstanceOf(Source.Page.class);
            assertThat(Source.entry(entries.get(0), articles)).isInstanceOf(Source.Given.class);
        }
    }

    @Test
    void readsAtom() {
        List<FeedEntry> entries = read("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Bote</title>"
                + "<entry><id>urn:1</id><title type=\"html\">Linden &amp;lt;neu&amp;gt;</title>"
                + "<link rel=\"self\" href=\"https://bote.example.org/self\"/><link href=\"https://bote.example.org/1\"/>"
                + "<published>2026-11-20T08:30:00Z</published><updated>2026-11-21T08:30:00Z</updated>"
                + "<author><name>Anna</name></author><author><name>Jörg</name></author>"
                + "<content type=\"xhtml\"><div><p>" + TEXT + "</p></div></content></entry></feed>");

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("Linden <neu>");
            assertThat(entry.link()).contains(URI.create("https://bote.example.org/1"));
            assertThat(entry.published()).hasToString("Optional[2026-11-20T08:30Z]");
            assertThat(entry.author()).contains("Anna, Jörg");
            assertThat(entry.article(articles)).isPresent();
        });
    }

    @Test
    void readsJsonFeed() {
        List<FeedEntry> entries =
                read("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Bee\", \"language\": \"ko\","
                        + " \"items\": [{\"id\": \"7\", \"url\": \"https://bee.example.org/7\", \"title\": \"Seven\", \"date_published\":"
                        + " \"2026-11-20T08:30:00+09:00\", \"authors\": [{\"name\": \"Kim\"}], \"tags\": [\"a\"], \"content_text\": \""
                        + TEXT + "\\n\\nMore < less.\"}]}");

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("7");
            assertThat(entry.author()).contains("Kim");
            assertThat(entry.language()).contains(Locale.KOREAN);
            assertThat(entry.tags()).containsExactly("a");
            assertThat(entry.article(articles).orElseThrow().text()).endsWith("More < less.");
        });
    }

    @Test
    void takesNullForNothingAndTheLastChangeForTheLastResort() {
        List<FeedEntry> entries =
                read("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [null, {\"id\": \"1\","
                        + " \"title\": null, \"summary\": null, \"content_html\": null, \"content_text\": \"Hello\", \"url\": null,"
                        + " \"external_url\": \"https://other.example.org/1\"}]}");

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.title() + entry.summary()).isEmpty();
            assertThat(entry.content()).isEqualTo("<p>Hello</p>");
            assertThat(entry.link()).contains(URI.create("https://other.example.org/1"));
        });
        assertThat(read("<feed><entry><updated>2026-11-22</updated><published>2026-11-01</published></entry>"
                        + "<entry><updated>2026-11-23</updated></entry></feed>"))
                .extracting(entry -> entry.published().orElseThrow().toString())
                .containsExactly("2026-11-01", "2026-11-23");
        assertThat(read(rss("<item><link/><guid>https://courier.example.com/g</guid></item>"))
                        .get(0)
                        .link())
                .contains(URI.create("https://courier.example.com/g"));
    }

    @Test
    void namesSoManyAuthorsAndNoMore() {
        String many = "<author>a</author>".repeat(100_000);

        assertThat(read(rss("<item>" + many + "<author>b</author></item>"))
                        .get(0)
                        .author())
                .contains("a, b");
    }

    @Test
    void readsOtherCharacterSets() {
        String feed = rss("<item><title>한빛시 소식</title></item>").replace("UTF-8", "EUC-KR");

        assertThat(feeds.read(feed.getBytes(Charset.forName("EUC-KR")), null))
                .extracting(FeedEntry::title)
                .containsExactly("한빛시 소식");
    }

    @Nested
    class WithinBounds {

        @Test
        void handsOutEntriesBeforeTheFeedIsRead() throws IOException {
            String head = rss("<item><title>First</title></item><item><title>Second</title></item>"
                            + "<item><title>Third</title></item><item>")
                    .replace("</channel></rss>", "");
            InputStream feed =
                    new ByteArrayInputStream((head + " ".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8));
            List<String> titles = new ArrayList<>();

            feeds.read(feed, null, entry -> titles.add(entry.title()) && titles.size() < 2);

            assertThat(feed.available()).isGreaterThan(4_000_000);
            assertThat(titles).containsExactly("First", "Second");
        }

        @Test
        void readsSoManyEntriesAndNoMore() {
            String many = rss("<item><title>x</title></item>".repeat(50));

            assertThat(FeedReader.bounded(100_000, 7).read(many.getBytes(StandardCharsets.UTF_8), null))
                    .hasSize(7);
        }

        @Test
        void refusesMoreBytesThanAllowed() {
            byte[] large = rss("<item><title>x</title></item>".repeat(500)).getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> FeedReader.bounded(2_000, 1_000).read(large, null))
                    .isInstanceOf(FeedUnreadableException.class)
                    .hasMessage("feed: more than 2000 bytes (expected: at most that)");
        }

        @Test
        void expandsNoEntities() {
            String bomb = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                    + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<rss><channel><item><title>&b;&x;</title></item></channel></rss>";

            assertThat(read(bomb))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.title()).doesNotContain("aaaa", "root"));
        }

        @Test
        void endsOnDeepNesting() {
            String deep = rss("<item><description>" + "<a>".repeat(100_000) + "</description><title>x</title></item>");

            assertThat(read(deep)).hasSizeLessThanOrEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html><body><p>Not a feed.</p></body></html>", "plain text", "{\"a\": 1}", ""})
        void refusesWhatIsNoFeed(String other) {
            assertThatThrownBy(() -> read(other))
                    .isInstanceOfSatisfying(
                            FeedUnreadableException.class,
                            e -> assertThat(e.reason()).isEqualTo(FeedUnreadableException.Reason.NOT_A_FEED));
        }

        @Test
        void refusesBrokenJson() {
            assertThatThrownBy(() -> read("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": "))
                    .isInstanceOfSatisfying(
                            FeedUnreadableException.class,
                            e -> assertThat(e.reason()).isEqualTo(FeedUnreadableException.Reason.BROKEN));
        }

        @Test
        void leavesTheStreamToItsOwner() throws IOException {
            boolean[] closed = new boolean[1];
            InputStream in = new ByteArrayInputStream(rss("").getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                    closed[0] = true;
                }
            };

            feeds.read(in, null, entry -> true);

            assertThat(closed[0]).isFalse();
        }

        @Test
        void takesWebAddressesOnly() {
            assertThat(read(rss("<item><title>x</title><link>javascript:alert(1)</link></item>")))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.link()).isEmpty());
        }
    }
}
