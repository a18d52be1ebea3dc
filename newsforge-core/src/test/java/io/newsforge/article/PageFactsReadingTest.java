package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFactsReadingTest {

    private static final String BODY =
            "<p>The council met on Monday, and after three hours of talk it agreed to plant lime trees along the whole road.</p>";

    private final ArticleReader reader = ArticleReader.create();

    private Article read(String head, String body) {
        return reader.read(ArticleDocument.html(
                "<html><head>" + head + "</head><body>" + body + "<article>" + BODY + "</article></body></html>"));
    }

    @Nested
    class Titles {

        @Test
        void loseTheNameOfTheSite() {
            assertThat(read("<title>Trees for the road | Daily Bee</title>", "").title())
                    .contains("Trees for the road");
            assertThat(read(
                                    "<meta property=og:site_name content='Daily Bee'><title>Trees for the road - Daily Bee</title>",
                                    "")
                            .title())
                    .contains("Trees for the road");
        }

        @Test
        void areTheLongestHeadingThatTheTitleRepeats() {
            assertThat(read(
                                    "<title>Trees for the long road / Politics / Daily Bee</title>",
                                    "<h2>Politics</h2><h1>Trees for the long road</h1>")
                            .title())
                    .contains("Trees for the long road");
        }

        @Test
        void areNotASectionBesideTheArticle() {
            assertThat(read(
                                    "<meta property=og:title content='Ukraine war: EU agrees on new sanctions'>",
                                    "<aside><h2>Ukraine war</h2></aside><h1>Brussels backs fresh measures</h1>")
                            .title())
                    .contains("Ukraine war: EU agrees on new sanctions");
        }

        @Test
        void areNotTheLongNameOfASection() {
            assertThat(read(
                                    "<title>Trees for the road | Politics and society in the county</title>",
                                    "<h2>Politics and society in the county</h2><h1>Trees for the road</h1>")
                            .title())
                    .contains("Trees for the road");
        }

        @Test
        void loseAKickerThatStandsBeforeThem() {
            assertThat(read(
                                    "<title>Town: Trees for the long road</title>"
                                            + "<meta property=og:title content='Trees for the long road'>",
                                    "<h1><span>Town</span> <span>Trees for the long road</span></h1>")
                            .title())
                    .contains("Trees for the long road");
        }

        @Test
        void areDecodedTwiceWhereTheyWereEncodedTwice() {
            assertThat(read(
                                    "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Trees &#038; roads\"}</script>",
                                    "")
                            .title())
                    .contains("Trees & roads");
        }

        @ParameterizedTest
        @CsvSource({"길을 따라 나무를 심는다 - 한빛일보, 길을 따라 나무를 심는다", "长路旁种上椴树-东湾网, 长路旁种上椴树", "並木道に木を植える｜東湾ニュース, 並木道に木を植える"})
        void loseNewspapersOfEastAsia(String written, String title) {
            assertThat(read("<title>" + written + "</title>", "").title()).contains(title);
        }

        @Test
        void keepADashThatIsTheirOwn() {
            assertThat(read("<title>Trees - and more of them than ever before</title>", "")
                            .title())
                    .contains("Trees - and more of them than ever before");
        }

        @Test
        void areNotedWhenMissing() {
            Article article = read("", "");

            assertThat(article.title()).isEmpty();
            assertThat(article.notes()).extracting(ReadingNote::kind).containsExactly(ReadingNote.Kind.TITLE_MISSING);
        }
    }

    @Nested
    class Bylines {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":\"Mara Quill\"}</script>",
                    "<script type='application/ld+json'>[{\"@type\":[\"NewsArticle\"],\"author\":{\"name\":\"Mara Quill\"}}]</script>",
                    "<script type='application/ld+json'>{broken</script><meta name=author content='By Mara Quill'>",
                    "<meta name=parsely-author content='Mara Quill'>",
                    "<meta property=article:author content='https://example.com/mq'><meta name=dc.creator content='Mara Quill'>",
                })
        void comeFromWhereverTheyAre(String head) {
            assertThat(read(head, "").byline()).contains("Mara Quill");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<span itemprop=author itemscope><span itemprop=name>Mara Quill</span></span>",
                    "<p class=byline>By Mara Quill | November 19, 2026</p>",
                    "<a rel=author href=/mq>Mara Quill</a>",
                    "<p class=byline>By Mara Quill @maraquill Nov 19, 2026</p>",
                    "<a rel=author href=/mq>View all posts by Mara Quill →</a>",
                    "<main><p>Text: Mara Quill</p>" + BODY + BODY + "</main>",
                    "<main><p><i>von Mara Quill</i></p>" + BODY + BODY + "</main>",
                    "<div class=autor>Von Mara Quill, 19.11.2026</div>",
                })
        void comeFromTheVisiblePage(String body) {
            assertThat(read("", body).byline()).contains("Mara Quill");
        }

        @Test
        void areNeverTheSite() {
            assertThat(read(
                                    "<meta property=og:site_name content='Daily Bee'><meta name=author content='Daily Bee'>",
                                    "")
                            .byline())
                    .isEmpty();
        }
    }

    @Nested
    class NamesThatLookLikeWords {

        @ParameterizedTest
        @ValueSource(strings = {"Phuong Le", "Jonathan V. Last", "Di Wu", "Von Miller"})
        void areKeptWhole(String name) {
            assertThat(read("<meta name=author content='" + name + "'>", "").byline())
                    .contains(name);
        }

        @ParameterizedTest
        @CsvSource({"홍길동기자, 홍길동", "홍길동 특파원, 홍길동", "记者 张三, 张三", "Von Jan Müller, Jan Müller"})
        void loseWhatTheyDo(String written, String name) {
            assertThat(read("<meta name=author content='" + written + "'>", "").byline())
                    .contains(name);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Jane Doe, Senior Reporter",
                    "By Jane Doe, Washington correspondent",
                    "Jane Doe | Redakteurin"
                })
        void loseTitlesBehindThem(String written) {
            assertThat(read("<meta name=author content='" + written + "'>", "").byline())
                    .contains("Jane Doe");
        }

        @Test
        void areNotThoseOfAnotherArticle() {
            assertThat(read(
                                    "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Trees\"},"
                                            + "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"author\":\"Wrong Person\"}]</script>",
                                    "<p class=byline>By Jane Doe</p>")
                            .byline())
                    .contains("Jane Doe");
        }
    }

    @Nested
    class Dates {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "March 12, 2024 3:45 PM | 2024-03-12T15:45",
                    "2024.03.12. 오후 3:45 | 2024-03-12T15:45",
                    "March 12, 2024, 12:05 a.m. | 2024-03-12T00:05",
                    "Tue Mar 12 2024 14:30:00 GMT+0100 (CET) | 2024-03-12T14:30+01:00",
                    "12.03.2024 14:30 Zürich | 2024-03-12T14:30",
                    "12.03.2024 14.30 Uhr | 2024-03-12T14:30",
                    "12.03.2024 14:30-16:30 Uhr | 2024-03-12T14:30",
                    "12 March 2024, 3.15 million people | 2024-03-12"
                })
        void haveTheirTimeOfDay(String written, String date) {
            assertThat(read("<meta name=pubdate content='" + written + "'>", "")
                            .published()
                            .orElseThrow())
                    .hasToString(date);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "2026-11-21T09:00:00+09:00; 2026-11-21T09:00+09:00",
                    "2026-11-21T09:00:00Z; 2026-11-21T09:00Z",
                    "2026-11-21 09:00; 2026-11-21T09:00",
                    "2026-11-21; 2026-11-21",
                    "20261121; 2026-11-21",
                    "2026. 11. 21.; 2026-11-21",
                    "2026년 11월 21일; 2026-11-21",
                    "2026年11月21日; 2026-11-21",
                    "21.11.2026; 2026-11-21",
                    "21. November 2026; 2026-11-21",
                    "3. März 2026, 14:05 Uhr; 2026-03-03T14:05",
                    "November 21, 2026; 2026-11-21",
                    "Sat, 21 Nov 2026 09:00:00 +0900; 2026-11-21T09:00+09:00",
                    "le 21 août 2026; 2026-08-21",
                    "21 de noviembre de 2026; 2026-11-21",
                    "11/21/2026; 2026-11-21",
                })
        void areReadInManyForms(String written, String date) {
            assertThat(DateText.find(written)).hasToString("Optional[" + date + "]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "soon", "31.02.2026", "page 12 of 20", "2026", "99/99/2026"})
        void areNotInvented(String written) {
            assertThat(DateText.find(written)).isEmpty();
        }

        @Test
        void areFoundInTimeElementsTextAndAddress() {
            assertThat(read("", "<time datetime='2026-11-20'>yesterday</time>").published())
                    .hasToString("Optional[2026-11-20]");
            assertThat(read("", "<span class=date>20. November 2026</span>").published())
                    .hasToString("Optional[2026-11-20]");
            assertThat(reader.read(ArticleDocument.html("<body>" + BODY)
                                    .address(URI.create("https://bee.example/2026/11/20/trees")))
                            .published())
                    .hasToString("Optional[2026-11-20]");
        }
    }

    @Nested
    class CanonicalAddresses {

        @Test
        void areWebAddressesOnly() {
            assertThat(read("<link rel=canonical href='javascript:alert(1)'>", "")
                            .canonicalUrl())
                    .isEmpty();
            assertThat(read("<link rel=canonical href='/relative'>", "").canonicalUrl())
                    .isEmpty();
            assertThat(read("<meta property=og:url content='https://bee.example/t'>", "")
                            .canonicalUrl())
                    .contains(URI.create("https://bee.example/t"));
        }
    }
}
