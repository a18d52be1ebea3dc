package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages on which the first way to read is not the best: the text is in data, in many places, or there is none. */
class WaysToReadTest {

    private static final String OLD_BROWSER =
            "<div class=\"page\"><p>Your browser is outdated. Please upgrade to a newer one"
                    + " to see all of this site as it was made for you.</p></div>";

    private final ArticleReader reader = ArticleReader.create();

    private Article read(String head, String body) {
        return reader.read(ArticleDocument.html(
                "<html><head><title>Trees for the road</title>" + head + "</head><body>" + body + "</body></html>"));
    }

    private static String sentence(int number) {
        return "Tree number " + number + " was planted by the gardener of the town, who will water it all summer long.";
    }

    private static String sentences(String format) {
        return IntStream.range(0, 8)
                .mapToObj(i -> format.formatted(sentence(i)))
                .collect(Collectors.joining());
    }

    private static List<String> expected() {
        return IntStream.range(0, 8).mapToObj(WaysToReadTest::sentence).toList();
    }

    private static List<String> texts(Article article) {
        return article.paragraphs().stream().map(Paragraph::text).toList();
    }

    @Nested
    class TextInData {

        @Test
        void isReadFromJsonLd() {
            String text = sentences("%s\\n\\n");
            Article article = read(
                    "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"Trees for the road\","
                            + " \"articleBody\": \"" + text + "\"}</script>",
                    OLD_BROWSER);

            assertThat(texts(article)).isEqualTo(expected());
            assertThat(article.origins()).containsEntry(Article.Field.BODY, Article.Origin.JSON_LD);
        }

        @Test
        void isReadFromTheStateOfAScript() {
            String text = sentences("\\u003cp\\u003e%s\\u003c/p\\u003e");
            Article article = read(
                    "",
                    OLD_BROWSER + "<script>window.a = function () { return {}; }; window.STATE = {\"id\": 7, \"story\":"
                            + " {\"html\": \"" + text + "\"}};</script>");

            assertThat(texts(article)).isEqualTo(expected());
            assertThat(article.origins()).containsEntry(Article.Field.BODY, Article.Origin.SCRIPT);
        }

        @Test
        void isReadFromAnAttributeAndFromPartsOfOneList() {
            String text = IntStream.range(0, 8)
                    .mapToObj(i -> "{&quot;text&quot;: &quot;" + sentence(i) + "&quot;}")
                    .collect(Collectors.joining(","));

            assertThat(texts(read(
                            "",
                            OLD_BROWSER + "<div data-props=\"{&quot;story&quot;: {&quot;parts&quot;: [" + text
                                    + "]}}\"></div>")))
                    .isEqualTo(expected());
        }

        @Test
        void isNotWhatThePublisherSaysOfItself() {
            String said = "{\"@type\": \"NewsArticle\", \"contentUrl\": \"x\", \"publisher\": {\"description\": \""
                    + sentences("%s ") + "\"}}";

            assertThat(texts(read(
                            "<script type=\"application/ld+json\">" + said + "</script>",
                            "<p>" + sentence(9) + "</p>")))
                    .containsExactly(sentence(9));
        }

        @Test
        void isNotWhatReadersWrote() {
            String comments = sentences("{\"@type\": \"Comment\", \"text\": \"%s\"},");
            String data = "{\"comments\": [" + comments + "{}]}";

            assertThat(texts(read(
                            "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"comment\": ["
                                    + comments + "{}]}</script>",
                            OLD_BROWSER + "<script>state = " + data + "</script>")))
                    .doesNotContainAnyElementsOf(expected());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"html\": \"@deep@</p>\"}",
                    "{\"html\": \"<p>Some words that end in the middle",
                    "{\"html\": [[[[[[[[",
                    "@blank@"
                })
        void isPassedOverWhereItIsBroken(String data) {
            String written =
                    data.replace("@deep@", "<div>".repeat(3_000) + sentence(1)).replace("@blank@", " ".repeat(600));

            assertThat(texts(read(
                            "",
                            "<div data-state='" + written + "'></div><p>" + sentence(0) + "</p><script>state = "
                                    + written + "</script>")))
                    .containsExactly(sentence(0));
        }

        @Test
        void isLeftAloneWhereThePageShowsAnotherArticle() {
            String shown =
                    "The council met on Monday, and after three hours of talk it agreed to plant lime trees along"
                            + " the whole road, of which forty will stand there by the end of May, as the gardener of the town told us,"
                            + " and forty more a year after that, if there is money.";
            String others = sentences("{\"html\": \"\\u003cp\\u003e%s\\u003c/p\\u003e\"},");

            assertThat(texts(read(
                            "",
                            "<article><p>" + shown + "</p></article><script>more = {\"others\": [" + others
                                    + "{}]}</script>")))
                    .containsExactly(shown);
        }
    }

    @Nested
    class TextInManyPlaces {

        @Test
        void isReadFromAllPostsOfAThread() {
            String posts = sentences(
                    "<li class=\"post\"><div class=\"user\">Mara</div><div><div class=\"post-body\">%s</div></div></li>");

            assertThat(texts(read("", "<h1>Trees</h1><ol class=\"thread\">" + posts + "</ol>")))
                    .isEqualTo(expected());
        }

        @Test
        void isReadFromAllEntriesOfALiveBlog() {
            String entries = sentences(
                    "<section><article><h3>What is new</h3><div itemprop=\"articleBody\"><p>%s</p></div></article>"
                            + "</section>");

            assertThat(texts(read("", "<main><h1>Trees, live</h1>" + entries + "</main>")))
                    .containsSubsequence(expected());
        }

        @Test
        void isNotMixedWithTheNextArticle() {
            String next =
                    "<section><h1>Another story</h1><div class=\"article-body\"><p>The ferry to the island was late again"
                            + " on Monday, and its passengers waited in the rain for more than three hours.</p></div></section>";

            assertThat(texts(read(
                            "",
                            "<section><h1>Trees</h1><div class=\"article-body\">" + sentences("<p>%s</p>")
                                    + "</div></section>" + next)))
                    .isEqualTo(expected());
        }

        @Test
        void isReadFromAnInterviewWithShortQuestions() {
            String talk = "<p><b>Why lime trees?</b></p><p>%s</p><p><b>And then?</b></p>";

            assertThat(texts(read("", "<article><h1>Trees</h1>" + sentences(talk) + "<p>We will see.</p></article>")))
                    .contains("Why lime trees?", "And then?", "We will see.")
                    .containsSubsequence(expected());
        }

        @Test
        void isReadFromAnAmpPageWithoutItsTools() {
            String page =
                    "<amp-sidebar><ul><li>All the news of the county, every day and every night of the whole year.</li></ul>"
                            + "</amp-sidebar><amp-consent><p>We and our partners keep data on your device to show what may please you.</p>"
                            + "</amp-consent><article>" + sentences("<p>%s</p>")
                            + "<amp-social-share>Send this story on to all of your friends, today and tomorrow, wherever they are.</amp-social-share>"
                            + "</article>";

            assertThat(texts(read("", page))).isEqualTo(expected());
        }
    }

    @Test
    void aRollOfLinksIsReadWhereThePageSaysThatItIsAnArticle() {
        String roll = "<div class=\"entry-content\"><ul>" + sentences("<li><a href=\"/a\">%s</a></li>") + "</ul></div>";

        assertThat(texts(read("<meta property=\"og:type\" content=\"article\">", roll)))
                .isEqualTo(expected());
        assertThatThrownBy(() -> read("", roll)).isInstanceOf(ArticleUnreadableException.class);
    }

    @Test
    void whatLeadsNowhereIsNoLink() {
        assertThat(texts(read(
                        "", "<article>" + sentences("<p><a href=\"javascript:void(0)\">%s</a></p>") + "</article>")))
                .isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please enable JavaScript in your browser to read this page, for it cannot be shown without.",
                "Diese Seite verwendet Cookies. Mit der weiteren Nutzung stimmen Sie ihrem Einsatz auf Ihrem Gerät zu, auch für Werbung.",
                "Votre navigateur est obsolète : il faut le mettre à jour pour lire la suite de cet article sur notre site.",
                "이 사이트는 쿠키를 사용합니다. 계속 이용하시면 쿠키 사용에 동의하는 것으로 간주되며 설정에서 언제든지 바꾸실 수 있습니다."
            })
    void aNoticeAloneIsNoArticle(String notice) {
        assertThatThrownBy(() -> read("", "<div><p>" + notice + "</p></div>"))
                .isInstanceOfSatisfying(
                        ArticleUnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(ArticleUnreadableException.Reason.NOT_AN_ARTICLE));
    }

    @Test
    void anOverviewIsNoArticleUnlessItSaysSo() {
        String card = "<div><h3><a href=\"/a\">The council plants another tree</a></h3><p>%s</p></div>";
        String overview = "<main>" + sentences(card) + sentences(card) + "</main>";

        assertThatThrownBy(() -> read("", overview))
                .isInstanceOf(ArticleUnreadableException.class)
                .hasMessageContaining("an overview of 16 other pages");
        assertThat(texts(read("<meta property=\"og:type\" content=\"article\">", overview)))
                .containsSubsequence(expected());

        String stories = "<script type=\"application/ld+json\">[{\"@type\": \"NewsArticle\", \"headline\": \"Trees\"},"
                + "{\"@type\": \"NewsArticle\", \"headline\": \"Ferry\"}]</script>";
        assertThatThrownBy(() -> read(stories, overview)).hasMessageContaining("an overview of 16 other pages");
    }

    @Test
    void aListOfLinkedThingsWithProseForEachIsAnArticle() {
        String thing = "<h3><a href=\"/a\">The spade of the gardener</a></h3><p>%1$s</p><p>%1$s</p><p>%1$s</p>";

        assertThat(texts(read("", "<main>" + sentences(thing) + sentences(thing) + "</main>")))
                .hasSizeGreaterThan(40);
    }

    @Test
    void anArticleIsNotRefusedForWhatStandsBelowIt() {
        String related = "<h3><a href=\"/a\">The council plants another tree</a></h3>".repeat(12);

        assertThat(texts(read("", "<main>" + sentences("<p>%1$s %1$s</p>") + related + "</main>")))
                .hasSize(8);
        assertThat(
                        texts(
                                read(
                                        "",
                                        "<p>Pour réussir ces cookies, utilisez du beurre mou et laissez la pâte au froid une heure.</p>")))
                .hasSize(1);
        assertThat(
                        texts(
                                read(
                                        "<meta property=\"og:type\" content=\"article\">",
                                        "<p>The company will keep cookies in its browser and will not ask users for consent again this year.</p>")))
                .hasSize(1);
    }

    @Test
    void anArticleOnCookiesIsOne() {
        String text = "The site uses cookies without consent, the court found, and told its owner to ask all readers.";

        assertThat(texts(read("", "<article><p>" + text + "</p><p>" + sentence(1) + "</p></article>")))
                .containsExactly(text, sentence(1));
    }
}
