package io.newsforge.cli;

import io.newsforge.Source;
import io.newsforge.article.ArticleDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the sources that the arguments of {@code convert} name: files, folders, addresses and standard input. */
final class Sources {

    private static final Pattern ARTICLE_FILE = Pattern.compile(".*\\.(html?|xhtml|txt|md|markdown|json)(\\.gz)?");
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");
    private static final int STANDARD_INPUT_BOUND = 10 * 1024 * 1024 + 1;

    private final InputStream standardInput;

    Sources(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    List<Source> named(List<String> arguments) {
        List<Source> sources = new ArrayList<>();
        arguments.forEach(argument -> sources.addAll(named(argument)));
        if (sources.isEmpty()) {
            throw new UsageException("SOURCE: no article in " + String.join(" ", arguments)
                    + " (expected: .html, .txt, .md or .json files, each perhaps with .gz)");
        }
        return sources;
    }

    private List<Source> named(String argument) {
        if (argument.equals("-")) {
            return List.of(standardInput());
        }
        if (ADDRESS.matcher(argument).matches()) {
            return List.of(Source.url(address(argument)));
        }
        Path path = path(argument);
        return Files.isDirectory(path) ? inside(path) : List.of(Source.file(path));
    }

    private static URI address(String argument) {
        try {
            return new URI(argument);
        } catch (URISyntaxException e) {
            throw new UsageException(
                    "SOURCE: " + argument + " (expected: a file, a folder, an address or -): " + e.getReason());
        }
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    "SOURCE: " + argument + " (expected: a file, a folder, an address or -): " + e.getReason());
        }
    }

    private static List<Source> inside(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(Sources::isArticleFile)
                    .sorted()
                    .map(Source::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("folder: " + folder + " (expected: one that can be listed)", e);
        }
    }

    private static boolean isArticleFile(Path file) {
        return ARTICLE_FILE
                .matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .matches();
    }

    /** Standard input has no name to tell its format, so a page is known by its first sign and the rest is plain text. */
    private Source standardInput() {
        try {
            byte[] content = standardInput.readNBytes(STANDARD_INPUT_BOUND);
            String start = start(content);
            ArticleDocument document = start.startsWith("<")
                    ? ArticleDocument.html(content)
                    : start.startsWith("{") ? ArticleDocument.json(content) : ArticleDocument.plainText(content);
            return Source.document("-", document);
        } catch (IOException e) {
            throw new UncheckedIOException("standard input: unreadable", e);
        }
    }

    private static String start(byte[] content) {
        boolean utf16 = content.length > 1 && (content[0] & 0xFF) + (content[1] & 0xFF) == 0xFF + 0xFE;
        String start = new String(
                content, 0, Math.min(content.length, 512), utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return start.replace("\uFEFF", "").strip();
    }
}
