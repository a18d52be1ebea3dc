package io.newsforge.bench;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

/** How the cost of reading grows with the page: prose, lists and menus in equal parts, from 10 KB to 5 MB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseParallelGC"
        }) // else a growing heap and its collector are what is measured
public class ReadSizeBenchmark {

    private static final int KILOBYTE = 1_024;

    @Param({"10", "100", "1000", "5000"})
    public int kilobytes;

    private final ArticleReader reader = ArticleReader.create();
    private byte[] page = new byte[0];

    @Setup
    public void setUp() {
        StringBuilder html =
                new StringBuilder("<html lang=\"en\"><head><title>Ferry | Courier</title></head><body><article>");
        for (int i = 0; html.length() < kilobytes * KILOBYTE; i++) {
            html.append("<p class=\"text\">The ferry of pier ")
                    .append(i)
                    .append(" runs on batteries alone, the city said.</p>");
            html.append("<ul><li>Pier ").append(i).append(" opens at six in the morning</li></ul>");
            html.append("<div class=\"related\"><a href=\"/a/").append(i).append("\">More on the ferries</a></div>");
        }
        page = html.append("</article></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Document parseOnly() throws IOException {
        return Jsoup.parse(new ByteArrayInputStream(page), "UTF-8", "");
    }

    @Benchmark
    public Article read() {
        return reader.read(ArticleDocument.html(page));
    }
}
