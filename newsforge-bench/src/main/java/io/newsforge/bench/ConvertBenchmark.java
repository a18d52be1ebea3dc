package io.newsforge.bench;

import io.newsforge.Conversion;
import io.newsforge.ConversionCache;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Draft;
import io.newsforge.post.Fit;
import io.newsforge.post.PostFitter;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From an article to posts: fitting one, writing eight, the whole way from the page, and the way through the cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ConvertBenchmark {

    private static final ConversionRequest ALL = ConversionRequest.to();

    private final byte[] page = Samples.page();
    private final Article article = ArticleReader.create().read(ArticleDocument.html(page));
    private final Source known = Source.article(article);
    private final NewsForge uncached =
            NewsForge.builder().cache(ConversionCache.none()).build();
    private final NewsForge cached = NewsForge.builder().build();
    private final PostFitter fitter = PostFitter.create();
    private final PlatformSpec x = PlatformCatalog.builtIn().require("x");
    private final Draft draft = Draft.builder(article.text())
            .link(URI.create("https://courier.example.com/ferry"))
            .hashtag("Ferry")
            .build();

    /** A text of 6 KB cut to one post on X. */
    @Benchmark
    public Fit fitOnePost() {
        return fitter.fit(x, draft);
    }

    /** An article at hand to eight platforms. */
    @Benchmark
    public Conversion articleToEightPlatforms() {
        return uncached.convert(known, ALL);
    }

    /** A page of 100 KB to eight platforms. */
    @Benchmark
    public Conversion pageToEightPlatforms() {
        return uncached.convert(Source.document("page", ArticleDocument.html(page)), ALL);
    }

    /** An article that was converted before. */
    @Benchmark
    public Conversion cachedConversion() {
        return cached.convert(known, ALL);
    }

    @TearDown
    public void tearDown() {
        uncached.close();
        cached.close();
    }
}
