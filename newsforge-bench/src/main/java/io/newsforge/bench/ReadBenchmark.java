package io.newsforge.bench;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a page of about 100 KB, beside the floor that any reader on jsoup stands on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadBenchmark {

    private final byte[] page = Samples.page();
    private final ArticleReader reader = ArticleReader.create();

    /** The floor: jsoup's parser and nothing else. */
    @Benchmark
    public Document parseOnly() throws IOException {
        return Jsoup.parse(new ByteArrayInputStream(page), "UTF-8", "");
    }

    @Benchmark
    public Article read() {
        return reader.read(ArticleDocument.html(page));
    }
}
