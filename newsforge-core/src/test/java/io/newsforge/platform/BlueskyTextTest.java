package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueskyTextTest {

    @Test
    void squeezesThreeLineBreaksToTwo() {
        assertThat(BlueskyText.squeezeNewlines("a\n\n\nb\n \u200b\n\r\n c")).isEqualTo("a\n\nb\n\n c");
    }

    @Test
    void leavesTwoLineBreaksAlone() {
        assertThat(BlueskyText.squeezeNewlines("a\n\nb\n")).isEqualTo("a\n\nb\n");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pw@Example.com:443/a?b#c, example.com/a?b#c",
        "http://example.com:8080, example.com:8080",
        "https://example.com/1234567890123456, example.com/123456789012...",
        "https://한국.한국/, xn--3e0b707e.xn--3e0b707e",
        "mailto:a@b.c, mailto:a@b.c",
        "https://, https://"
    })
    void showsAnAddressShort(String url, String shown) {
        assertThat(BlueskyText.shortUrl(url)).isEqualTo(shown);
    }
}
