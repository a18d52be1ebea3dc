package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XResourcesTest {

    @Test
    void holdTheTopLevelDomainsOfTheLibraryInItsOrder() throws IOException {
        assertThat(read("tlds-x.txt")).isEqualTo(XResourceGenerator.topLevelDomains());
    }

    @Test
    void holdTheEmojiSequencesOfTheLibrary() throws IOException {
        assertThat(read("emoji-x.txt")).isEqualTo(XResourceGenerator.emoji());
    }

    private static String read(String name) throws IOException {
        try (InputStream in = XEmoji.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
