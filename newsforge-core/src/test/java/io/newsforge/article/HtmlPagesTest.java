package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HtmlPagesTest {

    private final ArticleReader reader = ArticleReader.create();

    private Article read(String name, String address) throws IOException {
        try (InputStream in = HtmlPagesTest.class.getResourceAsStream(name)) {
            return reader.read(ArticleDocument.html(in.readAllBytes()).address(URI.create(address)));
        }
    }

    @Nested
    class OfAGermanPageWithStructuredData {

        private final Article article;

        OfAGermanPageWithStructuredData() throws IOException {
            article = read("german.html", "https://bote.example/lokales/bruecke?x=1");
        }

        @Test
        void givesTheFactsAndWhereTheyWereFound() {
            assertThat(article.title()).contains("Brücke über den Lindbach wird erneuert");
            assertThat(article.byline()).contains("Anna Großmann, Jörg Müller");
            assertThat(article.published()).hasToString("Optional[2026-11-20T18:30+01:00]");
            assertThat(article.language()).contains(Locale.GERMAN);
            assertThat(article.canonicalUrl()).contains(URI.create("https://bote.example/lokales/bruecke-lindbach"));
            assertThat(article.site()).contains("Lindtaler Bote");
            assertThat(article.origins())
                    .containsEntry(Article.Field.BYLINE, Article.Origin.JSON_LD)
                    .containsEntry(Article.Field.PUBLISHED, Article.Origin.JSON_LD)
                    .containsEntry(Article.Field.LANGUAGE, Article.Origin.META)
                    .containsEntry(Article.Field.CANONICAL_URL, Article.Origin.META)
                    .containsEntry(Article.Field.SITE, Article.Origin.OPEN_GRAPH)
                    .containsEntry(Article.Field.BODY, Article.Origin.MARKUP);
        }

        @Test
        void givesTheBlocksByKind() {
            assertThat(article.paragraphs())
                    .extracting(Paragraph::kind)
                    .containsExactly(
                            Paragraph.Kind.PARAGRAPH,
                            Paragraph.Kind.CAPTION,
                            Paragraph.Kind.HEADING,
                            Paragraph.Kind.PARAGRAPH,
                            Paragraph.Kind.QUOTE,
                            Paragraph.Kind.LIST_ITEM,
                            Paragraph.Kind.LIST_ITEM,
                            Paragraph.Kind.PARAGRAPH);
        }

        @Test
        void leavesOutWhatStandsBeside() {
            assertThat(article.text())
                    .doesNotContain(
                            "Startseite", "Teilen", "Von Anna", "Mehr zum Thema", "Endlich", "Impressum", "im Herbst");
        }

        @Test
        void givesTheLeadImageAndThoseInTheText() {
            assertThat(article.images())
                    .containsExactly(
                            new ArticleImage(URI.create("https://bote.example/bild/bruecke.jpg"), "", ""),
                            new ArticleImage(
                                    URI.create("https://bote.example/bild/bruecke-alt.jpg"),
                                    "Steinbrücke",
                                    "Die alte Brücke im Herbst."));
        }
    }

    @Nested
    class OfAKoreanPageWithLineBreaks {

        @Test
        void givesAParagraphForEachDoubleBreak() throws IOException {
            Article article = read("korean.html", "https://hanbit.example/news/1");

            assertThat(article.title()).contains("한빛시, 내년부터 야간 버스 늘린다");
            assertThat(article.byline()).contains("김하늘");
            assertThat(article.language()).contains(Locale.KOREAN);
            assertThat(article.published()).hasToString("Optional[2026-11-21T09:00+09:00]");
            assertThat(article.paragraphs()).hasSize(3);
            assertThat(article.text()).startsWith("한빛시가").doesNotContain("댓글", "정치", "김하늘");
        }
    }

    @Nested
    class OfAPageWithoutAnyHint {

        @Test
        void findsTheTextByItsProse() throws IOException {
            Article article = read("english.html", "https://pell.example/seals");

            assertThat(article.title()).contains("Harbour seals return to Pell Bay");
            assertThat(article.language()).contains(Locale.ENGLISH);
            assertThat(article.text()).startsWith("More than forty").endsWith("live in it.");
            assertThat(article.canonicalUrl()).contains(URI.create("https://pell.example/seals"));
            assertThat(article.origins()).containsEntry(Article.Field.LANGUAGE, Article.Origin.TEXT);
        }
    }

    @Nested
    class OfMarkupAtTheEdges {

        private static final String FILLER =
                "The council met on Monday, and after three hours of talk it agreed to plant lime trees along the road.";

        private Article readBody(String body) {
            return reader.read(ArticleDocument.html("<html><body><article>" + body + "</article></body></html>"));
        }

        @Test
        void neverGluesWordsAtBlockBorders() {
            Article article = readBody(
                    "<p>" + FILLER + " end</p><p>start " + FILLER + "</p><div>left<br>right " + FILLER + "</div>");

            assertThat(article.text()).contains("end\nstart").contains("left right");
        }

        @Test
        void collapsesWhiteSpaceAndDropsZeroWidthCharacters() {
            Article article = readBody("<p>a&nbsp;\n b\u200bc  <b>d</b>e " + FILLER + "</p>");

            assertThat(article.text()).startsWith("a bc de The council");
        }

        @Test
        void keepsAllTextWhenTheWholePageIsNamedLikeASidebar() {
            Article article = reader.read(ArticleDocument.html("<html><body><div class='sidebar related'><p>" + FILLER
                    + "</p><p>" + FILLER + "</p></div></body></html>"));

            assertThat(article.paragraphs()).hasSize(2);
        }

        @Test
        void leavesOutHiddenElements() {
            Article article = readBody("<p>" + FILLER + "</p><p>" + FILLER + "</p><p style='display: none'>secret "
                    + FILLER + "</p><p>" + FILLER + "</p>");

            assertThat(article.text()).doesNotContain("secret");
        }

        @Test
        void believesTheScriptOfTheTextOverTheDeclaredLanguage() {
            Article article = reader.read(ArticleDocument.html(
                    "<html lang=en><body><p>한빛시가 내년 일월부터 자정 이후에 다니는 야간 버스를 지금보다 두 배로 늘리기로 했다고 밝혔다.</p></body></html>"));

            assertThat(article.language()).contains(Locale.KOREAN);
        }

        @Test
        void believesTheWordsOfTheTextOverTheDeclaredLanguage() {
            String text =
                    "Der Rat der Stadt hat am Montag getagt und nach drei Stunden beschlossen, die Straße mit Linden zu bepflanzen,"
                            + " und das ist nicht der erste Versuch mit der Straße, die sich auf dem Weg von der Brücke zum Markt durch den Ort zieht.";

            for (String declared : new String[] {"en", "de"}) {
                Article article = reader.read(
                        ArticleDocument.html("<html lang=" + declared + "><body><p>" + text + "</p></body></html>"));

                assertThat(article.language()).contains(Locale.GERMAN);
            }
            Article quoted = reader.read(ArticleDocument.html(
                    "<html lang=en><body><p>" + FILLER + "</p><p>“Das ist gut.”</p></body></html>"));
            assertThat(quoted.language()).contains(Locale.ENGLISH);
        }
    }
}
