package io.newsforge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class VectorsTest {

    private final StringWriter out = new StringWriter();
    private final CommandLine program = new CommandLine(new VectorsCommand()).setOut(new PrintWriter(out));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "bluesky_facets, 97, 0",
        "bluesky_length, 34, 0",
        "bluesky_sanitize, 12, 0",
        "bluesky_short_url, 17, 0",
        "linkedin_escape, 22, 0",
        "mastodon_entities, 86, 0",
        "mastodon_length, 33, 0",
        "slack_escape, 7, 0",
        "telegram_entities, 329, 0",
        "telegram_html, 89, 0",
        "telegram_length, 12, 0",
        "telegram_markdown_v2, 252, 0",
        "unicode_emoji, 400, 0",
        "unicode_grapheme_break, 764, 0",
        "unicode_lengths, 92, 0",
        "x_extract_cashtags, 10, 0",
        "x_extract_hashtags, 76, 0",
        "x_extract_mentions, 44, 0",
        "x_extract_urls, 108, 0",
        "x_reference_parse, 92, 0",
        "x_tlds, 1574, 0",
        "x_validate, 45, 0",
        "x_weighted_length, 53, 0"
    })
    void everyCaseThatIsBuiltPasses(String name, int passed, int notYet) throws IOException {
        VectorFile file = VectorFile.run(vectors().resolve(name + ".json"), VectorCheckers.all());

        assertThat(file.failures()).isEmpty();
        assertThat(file.passed()).isEqualTo(passed);
        assertThat(file.waiting()).isEqualTo(notYet);
    }

    @Test
    void theCommandEndsWellWhenNothingFails() {
        assertThat(program.execute(vectors().toString())).isZero();
        assertThat(out.toString()).contains("unicode_grapheme_break.json").doesNotContain("not yet: ");
    }

    @Test
    void theCommandFailsAndListsWhatFailed() throws IOException {
        Files.writeString(
                folder.resolve("wrong.json"),
                "[{\"id\":\"one\",\"platform\":\"unicode\",\"kind\":\"lengths\",\"input\":\"ab\",\"expected\":{\"graphemes\":3}},"
                        + "{\"id\":\"two\",\"platform\":\"none\",\"kind\":\"new\",\"input\":\"\",\"expected\":{}}]");

        assertThat(program.execute(folder.toString())).isEqualTo(1);
        assertThat(List.of(out.toString().split("\\R", -1)))
                .contains("failed: one", "  expected {\"graphemes\":3}", "not yet: wrong.json, new: 1");
    }

    @Test
    void theCommandSpeaksJson() throws IOException {
        Files.writeString(folder.resolve("empty.json"), "[]");

        assertThat(program.execute("--json", folder.toString())).isZero();
        assertThat(out.toString()).contains("\"name\" : \"empty.json\"", "\"passed\" : 0");
    }

    private static Path vectors() {
        try {
            return Path.of(VectorsTest.class.getResource("/vectors").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
