package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.article.Article;
import io.newsforge.llm.router.AttemptListener;
import io.newsforge.llm.router.AttemptTrace;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.writer.ModelPostWriter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.testkit.SampleArticles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Conversions while their first provider is in trouble and the second is well: how many end in valid posts within their deadline,
 * and what the trouble costs. {@code -Dnewsforge.conversions=10000} runs as many for each trouble; 400 without it.
 */
@Timeout(3_000)
class AvailabilityTest {

    private static final int CONVERSIONS = Integer.getInteger("newsforge.conversions", 400);
    private static final int THREADS = 8;

    /** The default of a conversion. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final Behaviour POSTS = Answer.of("{\"x\":{\"text\":\"The council has decided.\",\"hashtags\":[]},"
            + "\"mastodon\":{\"text\":\"The council has decided today.\",\"hashtags\":[]}}");

    private final FaultyProvider troubled = FaultyProvider.start();
    private final FaultyProvider well = FaultyProvider.start().always(POSTS);
    private final ModelProvider firstChoice = Vendor.OPENAI_CHAT.connect(troubled);
    private final ModelProvider secondChoice = Vendor.ANTHROPIC_2026.connect(well);
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    private final LongAdder triedFirst = new LongAdder();
    private final AtomicInteger number = new AtomicInteger();

    @AfterEach
    void stop() {
        callers.shutdownNow();
        firstChoice.close();
        secondChoice.close();
        troubled.close();
        well.close();
    }

    @Test
    void aProviderThatIsDownCostsItsBreakersProbesOnly() throws Exception {
        troubled.goDown();

        assertThat(valid()).isGreaterThanOrEqualTo(CONVERSIONS * 999L / 1_000);
        // three in a row open the breaker, each of the eight threads may have one more under way; one probe every 30
        // seconds
        assertThat(triedFirst.sum()).isBetween(3L, 3L + THREADS + 20);
    }

    @Test
    void aProviderThatFlapsLosesNobody() throws Exception {
        troubled.script(Mix.by(new Random(5))
                .share(0.3, Failure.serverError())
                .share(0.1, Behaviour.closes())
                .share(0.1, Answer.of("{\"x\"").with(Mishap.cutAfter(0)))
                .rest(POSTS));

        assertThat(valid()).isGreaterThanOrEqualTo(CONVERSIONS * 999L / 1_000);
        assertThat(triedFirst.sum()).isPositive();
    }

    @Test
    void aProviderThatHangsCostsAnAttemptsTimeAndThenItsBreakersProbesOnly() throws Exception {
        troubled.always(Behaviour.hangs());

        assertThat(valid()).isGreaterThanOrEqualTo(CONVERSIONS * 999L / 1_000);
        assertThat(triedFirst.sum()).isBetween(3L, 3L + THREADS + 20);
    }

    @Test
    void aProviderThatRateLimitsIsLeftAlone() throws Exception {
        troubled.always(Failure.rateLimited().retryAfter(Duration.ofSeconds(60)));

        assertThat(valid()).isGreaterThanOrEqualTo(CONVERSIONS * 999L / 1_000);
        assertThat(troubled.wire().requests()).isBetween(1L, 2L * THREADS);
    }

    @Test
    void withAllProvidersDownPostsAreStillMade() throws Exception {
        troubled.goDown();
        well.goDown();

        assertThat(valid()).isEqualTo(CONVERSIONS);
    }

    private long valid() throws InterruptedException, ExecutionException {
        try (ModelRouter router = router();
                NewsForge forge = NewsForge.builder()
                        .writer(ModelPostWriter.using(router))
                        .build()) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < CONVERSIONS; i++) {
                running.add(callers.submit(() -> convertsValidly(forge)));
            }
            long valid = 0;
            for (Future<Boolean> one : running) {
                valid += one.get() ? 1 : 0;
            }
            return valid;
        }
    }

    private boolean convertsValidly(NewsForge forge) {
        long begun = System.nanoTime();
        Conversion made = forge.convert(Source.article(article()), ConversionRequest.to("x", "mastodon"));
        boolean inTime = System.nanoTime() - begun <= DEADLINE.toNanos();
        PlatformCatalog catalog = PlatformCatalog.builtIn();
        return inTime
                && made.posts().size() == 2
                && made.posts().stream()
                        .allMatch(post -> post.parts().stream()
                                .allMatch(part -> catalog.require(post.platform())
                                        .check(part.text())
                                        .valid()));
    }

    /** Each its own, so that none comes from the cache. */
    private Article article() {
        return SampleArticles.english().toBuilder()
                .title("The council has decided today, part " + number.incrementAndGet())
                .build();
    }

    private ModelRouter router() {
        return ModelRouter.builder()
                .route(Route.builder("first", firstChoice, "gpt-4o")
                        .attemptTimeout(Duration.ofSeconds(1))
                        .build())
                .route(Route.of("second", secondChoice, "claude-opus-5-5"))
                .listener(new AttemptListener() {
                    @Override
                    public void ended(Route route, AttemptTrace attempt) {
                        if (attempt.route().equals("first")) {
                            triedFirst.increment();
                        }
                    }
                })
                .build();
    }
}
