package io.newsforge.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the vectors of newsforge-bench do not show. */
class TelegramMarkupTest {

    @Test
    void readsHtml() {
        RichText read = TelegramHtml.parse("<b>Rain</b> &amp; <a href=\"https://example.com/?a=1&amp;b=2\">wind</a>");

        assertThat(read.text()).isEqualTo("Rain & wind");
        assertThat(read.spans())
                .containsExactly(
                        new Span(Span.Kind.BOLD, 0, 4, ""),
                        new Span(Span.Kind.TEXT_LINK, 7, 4, "https://example.com/?a=1&b=2"));
        assertThat(read.spans().get(1).end()).isEqualTo(11);
    }

    @Test
    void readsMarkdown() {
        RichText read = TelegramMarkdown.parse("*Rain* \\& [wind](https://example.com/a\\)b)");

        assertThat(read.text()).isEqualTo("Rain & wind");
        assertThat(read.spans())
                .containsExactly(
                        new Span(Span.Kind.BOLD, 0, 4, ""),
                        new Span(Span.Kind.TEXT_LINK, 7, 4, "https://example.com/a)b"));
    }

    @Test
    void readsTimesWithTheirFormat() {
        assertThat(TelegramHtml.parse("<tg-time unix=\"12345\" format=\"Wt\">noon</tg-time>")
                        .spans())
                .containsExactly(new Span(Span.Kind.DATE_TIME, 0, 4, "12345 Wt"));
        assertThatThrownBy(() -> TelegramHtml.parse("<tg-time unix=\"1\" format=\"tr\">x</tg-time>"))
                .isInstanceOf(MarkupException.class);
    }

    @Test
    void endsLongRunsOfSignsAtOnce() {
        assertThat(TelegramMarkdown.parse("**".repeat(100_000)).text()).isEmpty();
        assertThatThrownBy(() -> TelegramHtml.parse("<b>".repeat(100_000))).isInstanceOf(MarkupException.class);
        assertThat(TelegramHtml.parse("&".repeat(200_000)).text()).hasSize(200_000);
    }

    @Test
    void showsNoTextInLogs() {
        assertThat(TelegramHtml.parse("<code>secret</code>")).hasToString("RichText[6 UTF-16 units, 1 spans]");
        assertThat(new Span(Span.Kind.TEXT_LINK, 0, 3, "https://secret.example"))
                .hasToString("Span[TEXT_LINK, 0+3]");
    }

    @Test
    void mentionsOnLinkedInKeepTheirNamesWhole() {
        assertThat(LittleText.mention("Acme (Korea)", "urn:li:organization:1234"))
                .isEqualTo("@[Acme \\(Korea\\)](urn:li:organization:1234)");
        assertThatThrownBy(() -> LittleText.mention("Acme", "1234)")).isInstanceOf(IllegalArgumentException.class);
    }
}
