package io.newsforge.bench;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.ArticleExtractor;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.article.ArticleUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reading real pages, given by path ({@code -p corpus=DIR}: every {@code html.gz} below it), beside jsoup's parser alone and the
 * readers people use. An operation is all pages once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class ReadCorpusBenchmark {

    @Param("../shared/corpus/articles/scrapinghub")
    public String corpus = "";

    private final List<byte[]> pages = new ArrayList<>();
    private final ArticleReader reader = ArticleReader.create();

    @Setup
    public void setUp() throws IOException {
        pages.addAll(SavedPages.below(Path.of(corpus), Integer.MAX_VALUE).values());
    }

    /** The floor: jsoup's parser and nothing else. */
    @Benchmark
    public void parseOnly(Blackhole out) throws IOException {
        for (byte[] page : pages) {
            out.consume(Jsoup.parse(new ByteArrayInputStream(page), null, ""));
        }
    }

    @Benchmark
    public void read(Blackhole out) {
        for (byte[] page : pages) {
            try {
                out.consume(reader.read(ArticleDocument.html(page)));
            } catch (ArticleUnreadableException e) {
                out.consume(e.reason());
            }
        }
    }

    @Benchmark
    public void readability4j(Blackhole out) {
        for (byte[] page : pages) {
            String html = new String(page, StandardCharsets.UTF_8);
            out.consume(new Readability4J("https://example.com/", html).parse().getTextContent());
        }
    }

    @Benchmark
    public void boilerpipe(Blackhole out) throws BoilerpipeProcessingException {
        for (byte[] page : pages) {
            out.consume(ArticleExtractor.INSTANCE.getText(new String(page, StandardCharsets.UTF_8)));
        }
    }
}
