package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.article.ArticleUnreadableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads every page of a corpus, for {@code score.py} beside it. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Reads every DIR/html/*.html[.gz] into {id: {articleBody, title, author, date}}.")
final class ExtractCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArticleReader reader = ArticleReader.create();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders that hold html/ and perhaps truth.jsonl[.gz].")
    private List<Path> folders = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the predictions go.")
    private Path out = Path.of("predictions.json");

    @Override
    public Integer call() throws IOException {
        for (Path folder : folders) {
            expectPages(folder);
        }
        ObjectNode predictions = JSON.createObjectNode();
        for (Path folder : folders) {
            extract(folder, predictions);
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(out.toFile(), predictions);
        if (spec != null) {
            PrintWriter console = spec.commandLine().getErr();
            console.println(predictions.size() + " pages -> " + out);
            console.flush();
        }
        return 0;
    }

    private void expectPages(Path folder) {
        if (spec != null && !Files.isDirectory(folder.resolve("html"))) {
            throw new ParameterException(
                    spec.commandLine(), "DIR: " + folder + " (expected: a folder that holds html/)");
        }
    }

    private void extract(Path folder, ObjectNode predictions) throws IOException {
        Map<String, JsonNode> known = known(folder);
        try (Stream<Path> pages = Files.list(folder.resolve("html"))) {
            for (Path page : pages.filter(ExtractCommand::isPage).sorted().toList()) {
                String id = idOf(page);
                predictions.set(id, prediction(document(page, known.get(id))));
            }
        }
    }

    private static boolean isPage(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".html") || name.endsWith(".html.gz");
    }

    private static String idOf(Path page) {
        return page.getFileName().toString().replaceFirst("\\.html(\\.gz)?$", "");
    }

    private static ArticleDocument document(Path page, @Nullable JsonNode about) throws IOException {
        ArticleDocument document;
        try (InputStream in = open(page)) {
            document = ArticleDocument.html(in.readAllBytes());
        }
        if (about != null && about.hasNonNull("charset")) {
            document = document.declaredCharset(about.get("charset").asText());
        }
        if (about != null && about.hasNonNull("url")) {
            document = withAddress(document, about.get("url").asText());
        }
        return document;
    }

    private static ArticleDocument withAddress(ArticleDocument document, String url) {
        try {
            return document.address(URI.create(url));
        } catch (IllegalArgumentException e) {
            return document;
        }
    }

    private ObjectNode prediction(ArticleDocument document) {
        ObjectNode prediction = JSON.createObjectNode();
        try {
            Article article = reader.read(document);
            prediction.put("articleBody", article.text());
            article.title().ifPresent(title -> prediction.put("title", title));
            article.byline().ifPresent(author -> prediction.put("author", author));
            article.published()
                    .ifPresent(date -> prediction.put("date", date.date().toString()));
        } catch (ArticleUnreadableException e) {
            prediction.put("articleBody", "");
        }
        return prediction;
    }

    private static Map<String, JsonNode> known(Path folder) throws IOException {
        Map<String, JsonNode> known = new HashMap<>();
        for (String name : List.of("truth.jsonl", "truth.jsonl.gz")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                addAll(file, known);
            }
        }
        return known;
    }

    private static void addAll(Path file, Map<String, JsonNode> known) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    JsonNode about = JSON.readTree(line);
                    known.put(about.path("id").asText(), about);
                }
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
