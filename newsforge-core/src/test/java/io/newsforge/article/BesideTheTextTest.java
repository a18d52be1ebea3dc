package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands above, between and below the text: leads that belong to it, and calls that do not. */
class BesideTheTextTest {

    private static final String LEAD =
            "The town plants lime trees along its longest road, and asks its people to water them through the summer.";
    private static final String BODY =
            "<p>The council met on Monday, and after three hours of talk it agreed to plant lime trees along the whole road.</p>"
                    + "<p>Forty of them will stand there by the end of May, the gardener said, and forty more a year after that.</p>"
                    + "<p>The trees cost ninety pounds each and come from a nursery in the next valley, which has grown them for years.</p>";

    private final ArticleReader reader = ArticleReader.create();

    private List<String> read(String head, String above, String below) {
        String page = "<html><head><title>Trees for the road</title>" + head + "</head><body><main>" + above
                + "<div class=\"article-body\">" + BODY + below + "</div></main></body></html>";
        return reader.read(ArticleDocument.html(page)).paragraphs().stream()
                .map(Paragraph::text)
                .toList();
    }

    @Nested
    class Leads {

        @Test
        void areKnownByTheDescriptionOfThePage() {
            String description = "<meta name=\"description\" content=\"" + LEAD + "\">";

            assertThat(read(description, "<header><div class=\"x7\">" + LEAD + "</div></header>", ""))
                    .hasSize(4)
                    .first()
                    .isEqualTo(LEAD);
        }

        @Test
        void areKnownByTheirName() {
            assertThat(read("", "<header><p class=\"article__intro\">" + LEAD + "</p></header>", ""))
                    .hasSize(4)
                    .first()
                    .isEqualTo(LEAD);
        }

        @Test
        void areNotSaidTwice() {
            String description =
                    "<meta name=\"description\" content=\"The council met on Monday, and after three hours\">";

            assertThat(read(description, "", "")).hasSize(3);
        }

        @Test
        void areTakenThoughTheyBeginAsTheTextDoes() {
            String lead =
                    "The council met on Monday, and after three hours of talk it agreed on two things, of which one is a road.";

            assertThat(read(
                            "",
                            "<header><h2>What the council of the town said on Monday of its plans for the long road</h2>"
                                    + "<p class=\"article__intro\">" + lead + "</p></header>",
                            ""))
                    .hasSize(4)
                    .first()
                    .isEqualTo(lead);
        }

        @Test
        void areNotTakenFromBelowTheText() {
            assertThat(read("", "", "</div><div class=\"intro\"><p>" + LEAD + "</p>"))
                    .doesNotContain(LEAD);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Subscribe now to our evening edition for the full story.</p>",
                "<p>Get the news straight to your inbox: sign up here!</p>",
                "<p>Síguenos en nuestro canal de Telegram para leer más.</p>",
                "<p>Dieser Beitrag enthält Affiliate-Links, an denen wir verdienen.</p>",
                "<p>This website uses cookies. By going on you agree to their use on your machine.</p>",
                "<p>mq/ABC</p>",
                "<p>Reporting by Mara Lind in Eastbay; editing by Jo Park</p>",
                "<p>Jo Park contributed to this report from the next valley.</p>",
                "<p>Follow the Courier on Twitter, Facebook and Instagram.</p>",
                "<p>If you enjoyed this article, we have a proposition for you.</p>",
                "<p>Caption</p>",
                "<p>Image 2 of 5</p>",
                "<p>Mara Lind/Eastbay Pictures/Getty Images</p>",
                "<h3>More great Courier stories</h3><p>How the bridge over the brook was mended in a week</p>",
                "<p>Press office</p>"
            })
    void callsAndSignaturesAreLeftOut(String below) {
        assertThat(read("", "", below)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Zelenski escribió en su canal de Telegram que tres personas murieron en el ataque de la noche.</p>",
                "<p>The browser is available for iOS and Android from Monday, the company said.</p>",
                "<p>जांच जारी है।</p>",
                "<p>「何も分からない」</p>",
                "<p>2024年8月29日、台風10号が鹿児島県に上陸した。</p>",
                "<p>2024년 3월 12일 대통령이 사임했다.</p>",
                "<p>By Friday, twelve homes had burned down.</p>",
                "<p>Von Montag an fahren die Fähren nur noch elektrisch.</p>",
                "<p>(c) the tenant pays the rent until the first of May.</p>",
                "<p>Mehr über die Ursache des Unfalls wollte die Polizei am Montag nicht sagen.</p>",
                "<p>Copyright law is too old for generative AI, the judge wrote.</p>",
                "<p>▶ 정부는 내년부터 최저임금을 올리기로 했다고 밝혔다.</p>",
                "<p>扫码支付在东南亚快速普及，许多小店也开始使用。</p>",
                "<p>If you liked the first season, you will love the second, our critic says.</p>",
                "<p>Research by the university shows that lime trees live for three hundred years.</p>",
                "<p>Reporting by the Courier has shown that the road was never measured.</p>",
                "<p>Like many of her age, the gardener left Facebook and Twitter years ago.</p>",
                "<p>Contact tracing by Facebook did not work in the town, the mayor said.</p>",
                "<p>Die Brücke wurde mit Material von einem alten Haus gebaut, sagte die Bürgermeisterin der Stadt.</p>"
            })
    void proseIsKeptThoughItSpeaksOfChannels(String below) {
        assertThat(read("", "", below)).hasSize(4);
    }

    @Test
    void aHeadingIsKeptWhateverItsIdIsMadeFor() {
        assertThat(
                        read(
                                "",
                                "",
                                "<h3 id=\"nav_what_comes__1\">What comes next</h3><p>The first trees come from the nursery in May.</p>"))
                .hasSize(5);
    }

    @Test
    void aShortSentenceWithADateIsNoCredit() {
        String page = "<article><p>On 5 November 2026 it will be a year.</p>" + BODY + "</article>";

        assertThat(reader.read(ArticleDocument.html(page)).paragraphs()).hasSize(4);
        assertThat(reader.read(ArticleDocument.html(page.replace("it will be a year.", "")))
                        .paragraphs())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h3>About Mara Lind</h3><p>She has told of the roads and bridges of the town since the year of the flood.</p>",
                "<p>Mara Lind is a reporter at the Courier and tells of the roads and bridges of the town.</p>",
                "<p>Mara Lind schreibt seit vielen Jahren über die Straßen und Brücken der Stadt.</p>"
            })
    void whoWroteItIsLeftOut(String below) {
        String author = "<meta name=\"author\" content=\"Mara Lind\">";

        assertThat(read(author, "", below)).hasSize(3);
        assertThat(read("", "", below)).hasSizeGreaterThan(3);
    }

    @Test
    void theTextEndsBeforeWhatElseThereIsToRead() {
        assertThat(read("", "", "<h3>You might also like</h3><p>A bridge over the brook was closed on Tuesday.</p>"))
                .hasSize(3);
    }

    @Test
    void aHeadingOfTheSameWordsInTheMiddleEndsNothing() {
        String more =
                "<h3>Further reading</h3>" + BODY.replace("council", "board") + BODY.replace("council", "committee");

        assertThat(read("", "", more)).hasSize(10);
    }

    @Test
    void aShortTextCountsWhereItsBoxIsNamed() {
        String page =
                "<html><head><title>Meeting</title></head><body><article><div class=\"entry-content\"><p>Host: the"
                        + " library, 12 Mill Lane</p><ol><li>Two or three short talks of the members (30 minutes)</li><li>Three stories"
                        + " of the season, told by those who were there: what grew, what did not, and what the members would do otherwise another year (45"
                        + " minutes)</li></ol></div></article></body></html>";

        assertThat(reader.read(ArticleDocument.html(page)).paragraphs()).hasSize(3);
    }

    @Nested
    class Dates {

        private String published(String head, String above) {
            String page = "<html><head><title>Trees for the road</title>" + head + "</head><body><main>" + above
                    + "<article>" + BODY + "</article></main></body></html>";
            return reader.read(ArticleDocument.html(page))
                    .published()
                    .orElseThrow()
                    .toString();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<p>Datum: 26. Januar 2022</p>",
                    "<p>26. Jänner 2022</p>",
                    "<ul class=\"info-box teaser\"><li>26.01.2022</li></ul>",
                    "<p>26.1.2022 - The road is long and has no shade at all, which many who walk it with children regret in summer.</p>",
                    "<p>26 | 01 | 2022</p>",
                    "<script>window.page = {\"title\":\"x\",\"publishedAt\":\"2022-01-26T10:00:00\"};</script>"
                })
        void areFoundWhereNobodyMarkedThem(String above) {
            assertThat(published("", above)).startsWith("2022-01-26");
        }

        @Test
        void ofTheReadersOwnDayCountMoreThanThoseInUtc() {
            String meta = "<meta property=\"article:published_time\" content=\"2022-01-25T23:10:00Z\">";

            assertThat(published(meta, "<time datetime=\"2022-01-26\">26.01.2022</time>"))
                    .isEqualTo("2022-01-26");
            assertThat(published(meta, "<time datetime=\"2022-02-14\">14.02.2022</time>"))
                    .isEqualTo("2022-01-25T23:10Z");
        }

        @Test
        void ofTheAddressAreReadDayFirstToo() {
            assertThat(published("<link rel=\"canonical\" href=\"https://news.example.org/notes/26-01-2022\">", ""))
                    .isEqualTo("2022-01-26");
        }
    }

    @Nested
    class Details {

        private Article read(String head) {
            return reader.read(ArticleDocument.html("<html><head><title>Trees</title>" + head + "</head><body><article>"
                    + BODY + "</article></body></html>"));
        }

        @Test
        void areReadFromStructuredData() {
            Article article = read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"dateModified\":"
                    + "\"2026-11-21T10:00:00+01:00\",\"articleSection\":\"Town\",\"keywords\":[\"trees\",\"roads\"],"
                    + "\"isAccessibleForFree\":\"False\"}</script>");

            assertThat(article.modified()).hasToString("Optional[2026-11-21T10:00+01:00]");
            assertThat(article.section()).contains("Town");
            assertThat(article.tags()).containsExactly("trees", "roads");
            assertThat(article.paywalled()).isTrue();
        }

        @Test
        void areReadFromMetaElements() {
            Article article = read(
                    "<meta property='article:modified_time' content='2026-11-21'>"
                            + "<meta property='article:section' content='Town'><meta name='keywords' content='trees, roads; trees'>");

            assertThat(article.modified()).hasToString("Optional[2026-11-21]");
            assertThat(article.section()).contains("Town");
            assertThat(article.tags()).containsExactly("trees", "roads");
            assertThat(article.paywalled()).isFalse();
            assertThat(article.toBuilder().build()).isEqualTo(article);
        }

        @Test
        void addressesLoseWhatOnlyCounts() {
            assertThat(read("<link rel='canonical' href='https://a.example.org/x?id=7&utm_source=mail&fbclid=9#part'>")
                            .canonicalUrl())
                    .hasToString("Optional[https://a.example.org/x?id=7#part]");
            assertThat(read("<link rel='canonical' href='https://a.example.org/x?utm_campaign=b'>")
                            .canonicalUrl())
                    .hasToString("Optional[https://a.example.org/x]");
        }
    }

    @Nested
    class TextReadWrongBefore {

        @ParameterizedTest
        @ValueSource(
                strings = {"Die Straße über den Fluß", "“Quoted” – Pâté, naïve", "한빛시가 버스를", "日本の首相", "İstanbul’da ağaç"
                })
        void isRepaired(String right) {
            String wrong = new String(
                    right.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.Charset.forName("windows-1252"));
            boolean reversible = !wrong.contains("\uFFFD");

            assertThat(Mojibake.repaired(wrong)).isEqualTo(reversible ? right : wrong);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Die Straße",
                    "NÃO É",
                    "São Paulo",
                    "Ã© alone is no proof? It is: «Ã»",
                    "plain",
                    "\u00E2 la carte",
                    "한국어"
                })
        void isLeftAloneWhereNothingIsCertain(String text) {
            assertThat(Mojibake.repaired(text)).isEqualTo(text);
        }

        @Test
        void isCleanWhenItIsRepaired() {
            String space = new String(
                    "\u3000".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.Charset.forName("windows-1252"));

            assertThat(Mojibake.repaired(space)).isEqualTo(space);
        }

        @Test
        void isRepairedInPages() {
            String wrong = new String(
                    BODY.replace("council", "Gemeinderat für Grünflächen")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.ISO_8859_1);

            assertThat(reader.read(ArticleDocument.html("<html><body><article>" + wrong + "</article></body></html>"))
                            .text())
                    .startsWith("The Gemeinderat für Grünflächen met");
        }
    }
}
