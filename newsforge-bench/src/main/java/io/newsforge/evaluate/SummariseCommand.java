package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.article.Article;
import io.newsforge.article.Paragraph;
import io.newsforge.summary.Budget;
import io.newsforge.summary.ExtractiveSummarizer;
import io.newsforge.summary.Prose;
import io.newsforge.summary.RankedSentence;
import io.newsforge.summary.Summary;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Summarises each article of a corpus with its own sentences, for {@code rouge.py} to score. */
@Command(
        name = "summarise",
        mixinStandardHelpOptions = true,
        description = "Writes an extractive summary of each article: {\"id\",\"summary\",\"sentences\"} a line.")
final class SummariseCommand implements Callable<Integer> {

    /** One of the two, never both. */
    static final class Length {

        @Option(names = "--sentences", paramLabel = "N", description = "At most N sentences.")
        @Nullable
        Integer sentences;

        @Option(names = "--chars", paramLabel = "N", description = "At most N UTF-16 units, one between two sentences.")
        @Nullable
        Integer chars;

        Budget budget() {
            return sentences != null ? Budget.sentences(sentences) : Budget.characters(chars != null ? chars : 280);
        }
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "JSONL, .gz by name: {\"id\",\"article\"} a line, optionally \"title\" and \"sentences\".")
    private List<Path> files = List.of();

    @ArgGroup(multiplicity = "1")
    private Length length = new Length();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the summaries go.")
    private Path out = Path.of("p.jsonl");

    private final ObjectMapper json = new ObjectMapper();
    private final ExtractiveSummarizer summarizer = ExtractiveSummarizer.create();

    @Override
    public Integer call() throws IOException {
        Budget budget = length.budget();
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (Path file : files) {
                try (BufferedReader reader = open(file)) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        if (!line.isBlank()) {
                            writer.write(json.writeValueAsString(summarise(json.readTree(line), budget)));
                            writer.write('\n');
                        }
                    }
                }
            }
        }
        return 0;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private ObjectNode summarise(JsonNode row, Budget budget) {
        Summary summary = summarizer.summarize(prose(row), budget);
        ObjectNode answer = json.createObjectNode();
        answer.set("id", row.path("id"));
        answer.put(
                "summary",
                summary.sentences().stream().map(RankedSentence::text).collect(Collectors.joining("\n")));
        ArrayNode sentences = answer.putArray("sentences");
        summary.indices().forEach(sentences::add);
        return answer;
    }

    /** The article as a host would give it; where the corpus brings its own sentences, those, so that indices agree. */
    private static Prose prose(JsonNode row) {
        String title = row.path("title").asText("");
        if (row.has("sentences")) {
            List<Prose.Line> lines = new ArrayList<>();
            for (JsonNode sentence : row.get("sentences")) {
                lines.add(new Prose.Line(lines.size(), 0, Paragraph.Kind.PARAGRAPH, sentence.asText()));
            }
            return new Prose(title, lines);
        }
        Article.Builder article = Article.builder();
        if (!title.isBlank()) {
            article.title(title);
        }
        row.path("article").asText("").lines().filter(line -> !line.isBlank()).forEach(article::paragraph);
        return Prose.of(article.build());
    }
}
