package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void leavesPlainTextAlone() {
        assertThat(Markup.PLAIN.escape("<b> & *c*")).isEqualTo("<b> & *c*");
    }

    @Test
    void keepsTextFromActingAsTelegramMarkup() {
        assertThat(Markup.TELEGRAM_HTML.escape("<b>AT&T</b> &lt;")).isEqualTo("&lt;b&gt;AT&amp;T&lt;/b&gt; &amp;lt;");
        assertThat(Markup.TELEGRAM_HTML.headline("A < B")).isEqualTo("<b>A &lt; B</b>");
    }

    @Test
    void escapesEveryReservedCharacterOfLittleText() {
        assertThat(Markup.LINKEDIN_LITTLE_TEXT.escape("a|{}@[]()<>#*_~\\b"))
                .isEqualTo("a\\|\\{\\}\\@\\[\\]\\(\\)\\<\\>\\#\\*\\_\\~\\\\b");
    }
}
