package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.newsforge.article.ArticleUnreadableException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    private static final String FILLER =
            "<p>The council met on Monday, and after three hours of talk it agreed to plant lime trees along the whole road.</p>";

    private final ArticleReader reader = ArticleReader.create();

    private void refuses(ArticleDocument document, Reason reason, String message) {
        assertThatExceptionOfType(ArticleUnreadableException.class)
                .isThrownBy(() -> reader.read(document))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Nested
    class OfContent {

        @ParameterizedTest
        @EnumSource(ArticleDocument.Format.class)
        void refuseNothingAtAll(ArticleDocument.Format format) {
            refuses(ArticleDocument.of(format, new byte[0]), Reason.EMPTY, "content: 0 bytes");
            refuses(ArticleDocument.of(format, " \n\u00a0\u200b "), Reason.EMPTY, "no visible character");
        }

        @Test
        void refuseMoreThanTheBoundWithBothNumbers() {
            ArticleReader small = ArticleReader.builder().maxBytes(100).build();

            assertThatExceptionOfType(ArticleUnreadableException.class)
                    .isThrownBy(() -> small.read(ArticleDocument.html("ü".repeat(51))))
                    .withMessage("content: 102 bytes (expected: at most 100)")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"%PDF-1.7 and so on", "GIF89a and more", "PK\u0003\u0004 zip"})
        void refuseKnownBinaryFormats(String start) {
            refuses(ArticleDocument.html(start.getBytes(StandardCharsets.ISO_8859_1)), Reason.NOT_TEXT, "binary");
        }

        @Test
        void refuseManyControlCharacters() {
            refuses(ArticleDocument.plainText(new byte[1000]), Reason.NOT_TEXT, "1000 control characters in 1000");
        }

        @Test
        void refuseAPageWithoutProse() {
            refuses(
                    ArticleDocument.html("<html><body><img src=a.jpg></body></html>"),
                    Reason.NOT_AN_ARTICLE,
                    "paragraphs: 0");
        }
    }

    @Nested
    class OfSettings {

        @Test
        void showTheValue() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArticleReader.builder().maxBytes(0))
                    .withMessage("maxBytes: 0 (expected: >= 1)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArticleReader.builder().maxDepth(5000))
                    .withMessage("maxDepth: 5000 (expected: 8 to 2048)");
        }
    }

    @Nested
    class OfHostilePages {

        private void isReadInTime(String page) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reader.read(ArticleDocument.html(page)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"div", "span", "b", "blockquote", "table><tr><td"})
        void refuseDeepNestingInTime(String tag) {
            String page = "<html><body>" + ("<" + tag + ">").repeat(100_000) + FILLER;

            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatExceptionOfType(ArticleUnreadableException.class)
                            .isThrownBy(() -> reader.read(ArticleDocument.html(page)))
                            .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_DEEP)));
        }

        @Test
        void readAMillionTinyElements() {
            isReadInTime(FILLER + "<i>x</i>".repeat(1_000_000));
            isReadInTime(FILLER + "<p>x".repeat(1_000_000));
            isReadInTime(FILLER + "<br>".repeat(1_000_000));
        }

        @Test
        void readAnElementOfManyAttributes() {
            StringBuilder page = new StringBuilder("<div ");
            for (int i = 0; i < 100_000; i++) {
                page.append('a').append(i).append("=1 ");
            }
            isReadInTime(page + ">" + FILLER + "</div>");
        }

        @Test
        void readLongClassNamesAndLongDates() {
            isReadInTime("<div class='" + "a-".repeat(500_000) + "'>" + FILLER + "</div>");
            isReadInTime("<meta name=date content='" + "2026-".repeat(100_000) + "'>" + FILLER);
            isReadInTime("<p class=byline>" + "by ".repeat(500_000) + "</p>" + FILLER);
        }

        @Test
        void readDeepAndWideStructuredData() {
            isReadInTime("<script type='application/ld+json'>" + "[".repeat(100_000) + "</script>" + FILLER);
            isReadInTime("<script type='application/ld+json'>["
                    + "{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},".repeat(8000) + "{}]</script>" + FILLER);
        }
    }

    @Nested
    class OfJson {

        @ParameterizedTest
        @ValueSource(strings = {"[1]", "{", "null", "7", "{\"title\":\"a\"}"})
        void refuseOtherShapes(String json) {
            refuses(ArticleDocument.json(json), Reason.MALFORMED, "expected");
        }

        @Test
        void nameTheField() {
            refuses(
                    ArticleDocument.json("{\"title\":7,\"text\":\"a\"}"),
                    Reason.MALFORMED,
                    "title: number (expected: a string)");
            refuses(ArticleDocument.json("{\"paragraphs\":[\"a\",7]}"), Reason.MALFORMED, "paragraphs[1]: number");
            refuses(
                    ArticleDocument.json("{\"paragraphs\":{}}"),
                    Reason.MALFORMED,
                    "paragraphs: object (expected: a list)");
            refuses(
                    ArticleDocument.json("{\"text\":\"a\",\"published\":\"soon\"}"),
                    Reason.MALFORMED,
                    "published: no date");
        }
    }

    @Property(tries = 300)
    void noTextBreaksTheReader(@ForAll("markup") String text, @ForAll ArticleDocument.Format format) {
        survives(ArticleDocument.of(format, text));
    }

    @Property(tries = 300)
    void noBytesBreakTheReader(@ForAll byte[] bytes, @ForAll ArticleDocument.Format format) {
        survives(ArticleDocument.of(format, bytes));
    }

    @Provide
    Arbitrary<String> markup() {
        Arbitrary<String> tokens = Arbitraries.of(
                "<p>",
                "</p>",
                "<div class='article-body'>",
                "</div>",
                "<li>",
                "<table>",
                "<h1>",
                "<br>",
                "<a href=x>",
                "</a>",
                "# ",
                "> ",
                "![a](b)",
                "---\n",
                "title: x\n",
                "\n\n",
                "{\"text\":",
                "\"",
                "}",
                "[",
                "]",
                "<time datetime='2026-02-31'>",
                "<figure>",
                "<script type='application/ld+json'>",
                "</script>",
                "<meta name=author content=",
                ">",
                "한글",
                "word ",
                "31.2.2026",
                "&#0;",
                "\ud800",
                "<svg>",
                "<template>",
                "<html lang=x-1>",
                "<body>",
                "<title>");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                tokens.list().ofMaxSize(60).map(list -> String.join("", list)));
    }

    private static void survives(ArticleDocument document) {
        try {
            assertThat(ArticleReader.create().read(document).text()).isNotBlank();
        } catch (ArticleUnreadableException e) {
            assertThat(e.reason()).isNotNull();
        }
    }
}
