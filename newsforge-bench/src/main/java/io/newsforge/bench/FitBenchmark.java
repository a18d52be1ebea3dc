package io.newsforge.bench;

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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fitting one post from the whole text of an article of 6 KB, beside measuring the post that comes out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FitBenchmark {

    private static final URI LINK = URI.create("https://courier.example.com/2026/11/harbour-ferry-electric");

    @Param({"x", "bluesky", "telegram"})
    public String id = "x";

    private final PostFitter fitter = PostFitter.create();
    private PlatformSpec platform = PlatformCatalog.builtIn().require(id);
    private Draft draft = Draft.of("");
    private String post = "";

    @Setup
    public void setUp() {
        platform = PlatformCatalog.builtIn().require(id);
        draft = Draft.builder(Samples.articleText())
                .hashtag("Ferry")
                .hashtag("Eastbay")
                .link(LINK)
                .build();
        post = ((Fit.Fitted) fitter.fit(platform, draft)).post().parts().get(0).text();
    }

    /** The floor: one look at what comes out. */
    @Benchmark
    public boolean measure() {
        return platform.check(post).valid();
    }

    @Benchmark
    public Fit fit() {
        return fitter.fit(platform, draft);
    }
}
