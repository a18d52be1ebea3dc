package io.newsforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.post.PostPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README tells the truth. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    private final String readme = read(ROOT.resolve("README.md"));

    @Test
    void quotesExamplesThatCompile() {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        Path examples = Path.of("src/main/java/io/newsforge/examples");
        for (String example : List.of("TenLines.java", "WithAModel.java", "WithHealth.java")) {
            assertThat(block.find()).isTrue();
            assertThat(squeezed(read(examples.resolve(example)))).contains(squeezed(block.group(1)));
        }
        assertThat(block.find()).isFalse();
    }

    @Test
    void showsWhatTheDemoReallyPrints() {
        try (NewsForge forge = NewsForge.builder().build()) {
            for (String page : List.of("harbour-ferry.en.html", "night-bus.ko.html")) {
                Conversion made = forge.convert(Source.file(Path.of("demo", page)), ConversionRequest.to("x"));
                PostPart part = made.posts().get(0).parts().get(0);
                assertThat(readme).contains(part.text()).contains("X · " + part.length() + "/280 x-weighted");
            }
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
