package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextFormatsTest {

    private final ArticleReader reader = ArticleReader.create();

    @Nested
    class PlainText {

        @Test
        void takesAShortFirstLineForTheTitle() {
            Article article = reader.read(
                    ArticleDocument.plainText("Trees for the road\n\nThe council\nagreed.\n\n\nWork starts soon."));

            assertThat(article.title()).contains("Trees for the road");
            assertThat(article.paragraphs())
                    .extracting(Paragraph::text)
                    .containsExactly("The council agreed.", "Work starts soon.");
            assertThat(article.origins()).containsEntry(Article.Field.TITLE, Article.Origin.TEXT);
        }

        @Test
        void hasNoTitleWhenItStartsWithASentence() {
            Article article = reader.read(ArticleDocument.plainText("The council agreed.\n\nWork starts soon."));

            assertThat(article.title()).isEmpty();
            assertThat(article.paragraphs()).hasSize(2);
        }

        @Test
        void fallsBackToLines() {
            assertThat(reader.read(ArticleDocument.plainText("One line.\r\nAnother line."))
                            .paragraphs())
                    .hasSize(2);
        }
    }

    @Nested
    class Markdown {

        @Test
        void readsBlocksAndTakesMarkupOff() {
            Article article =
                    reader.read(ArticleDocument.markdown("""
                    # Trees for the road

                    The **council** met on [Monday](https://bee.example/m)
                    and _agreed_ on snake_case.

                    ## What it costs

                    > Not much,
                    > they say.

                    - lime trees
                    2. stakes

                    ![A lime](img/lime.jpg)
                    """).address(URI.create("https://bee.example/trees/")));

            assertThat(article.title()).contains("Trees for the road");
            assertThat(article.paragraphs())
                    .containsExactly(
                            new Paragraph(
                                    Paragraph.Kind.PARAGRAPH, "The council met on Monday and agreed on snake_case."),
                            new Paragraph(Paragraph.Kind.HEADING, "What it costs"),
                            new Paragraph(Paragraph.Kind.QUOTE, "Not much, they say."),
                            new Paragraph(Paragraph.Kind.LIST_ITEM, "lime trees"),
                            new Paragraph(Paragraph.Kind.LIST_ITEM, "stakes"));
            assertThat(article.images())
                    .containsExactly(
                            new ArticleImage(URI.create("https://bee.example/trees/img/lime.jpg"), "A lime", ""));
        }

        @Test
        void readsFrontMatter() {
            Article article = reader.read(ArticleDocument.markdown("""
                    ---
                    title: "Bäume: viele"
                    author: Mara Quill
                    date: 2026-11-21
                    lang: de
                    url: https://bee.example/b
                    ---
                    Die Gemeinde pflanzt Linden.
                    """));

            assertThat(article.title()).contains("Bäume: viele");
            assertThat(article.byline()).contains("Mara Quill");
            assertThat(article.published()).hasToString("Optional[2026-11-21]");
            assertThat(article.language()).contains(Locale.GERMAN);
            assertThat(article.canonicalUrl()).contains(URI.create("https://bee.example/b"));
            assertThat(article.text()).isEqualTo("Die Gemeinde pflanzt Linden.");
        }
    }

    @Nested
    class Json {

        @Test
        void readsEveryField() {
            Article article = reader.read(ArticleDocument.json("""
                    {"title": "Trees", "byline": "Mara Quill", "published": "2026-11-21T09:00:00+09:00", "language": "en-GB",
                     "canonicalUrl": "https://bee.example/t", "site": "Daily Bee",
                     "paragraphs": ["One.", {"kind": "heading", "text": "Two"}, {"kind": "list-item", "text": "Three"}],
                     "images": [{"url": "https://bee.example/i.jpg", "alt": "a", "caption": "c"}]}
                    """));

            assertThat(article.title()).contains("Trees");
            assertThat(article.published()).hasToString("Optional[2026-11-21T09:00+09:00]");
            assertThat(article.language()).contains(Locale.UK);
            assertThat(article.site()).contains("Daily Bee");
            assertThat(article.paragraphs())
                    .extracting(Paragraph::kind)
                    .containsExactly(Paragraph.Kind.PARAGRAPH, Paragraph.Kind.HEADING, Paragraph.Kind.LIST_ITEM);
            assertThat(article.images()).hasSize(1);
            assertThat(article.origins()).containsEntry(Article.Field.TITLE, Article.Origin.HOST);
        }

        @Test
        void splitsTextByBlankLines() {
            assertThat(reader.read(ArticleDocument.json("{\"text\":\"One.\\n\\nTwo.\"}"))
                            .paragraphs())
                    .hasSize(2);
        }
    }

    @Nested
    class Documents {

        @Test
        void shareNothingWithTheCallersBytesOnceCopiedAndShowNoContent() {
            byte[] bytes = "Secret words.".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            ArticleDocument document = ArticleDocument.plainText(bytes).copy();
            bytes[0] = 'X';

            assertThat(reader.read(document).text()).isEqualTo("Secret words.");
            assertThat(document).hasToString("ArticleDocument[PLAIN_TEXT, 13 bytes]");
        }
    }
}
