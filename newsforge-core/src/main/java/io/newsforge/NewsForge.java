package io.newsforge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newsforge.article.Article;
import io.newsforge.article.ArticleReader;
import io.newsforge.fetch.PageFetcher;
import io.newsforge.ground.Grounding;
import io.newsforge.payload.PayloadFormat;
import io.newsforge.payload.PayloadFormats;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.UnknownPlatformException;
import io.newsforge.post.ExtractiveWriter;
import io.newsforge.post.PostFitter;
import io.newsforge.post.PostTemplates;
import io.newsforge.post.PostWriter;
import io.newsforge.quota.Quotas;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The front door: an article goes in, posts that are exactly valid for every platform come out. Without any key it writes from the
 * article's own sentences. Thread-safe and made to be reused; close it when the host ends.
 *
 * <pre>{@code
 * try (NewsForge forge = NewsForge.builder().build()) {
 *     Conversion made = forge.convert(article);
 *     for (Post post : made.posts()) {
 *         System.out.println(post.platform() + ": " + post.parts().get(0).text());
 *     }
 * }
 * }</pre>
 *
 * <p>Every result is a value: what goes wrong with a source is a {@link Conversion.Failed}, never an exception. Exceptions are for
 * callers' mistakes, such as an unknown platform.
 */
public final class NewsForge implements AutoCloseable {

    private static final int DEFAULT_CACHE_SIZE = 1_000;

    private final PlatformCatalog platforms;
    private final Converter converter;
    private final Executor executor;
    private final int parallelism;
    private final Duration drainTime;
    private final OwnParts own;
    private final InFlight inFlight = new InFlight();

    private NewsForge(Builder from) {
        this.own = new OwnParts();
        this.platforms = from.platforms;
        this.executor = from.executor != null ? from.executor : own.executor(from.parallelism);
        this.parallelism = from.parallelism;
        this.drainTime = from.drainTime;
        PageFetcher fetcher = from.fetcher != null ? from.fetcher : own.fetcher(from.time);
        PostWriter extractive = ExtractiveWriter.create();
        PostWriter writer = from.writer != null ? from.writer : extractive;
        ConversionMeters meters = new ConversionMeters(from.meterRegistry);
        this.converter = new Converter(
                from.cache instanceof NoConversionCache
                        ? SourceReader.of(fetcher, from.reader)
                        : SourceReader.remembering(fetcher, from.reader),
                from.policy,
                from.cache != null
                        ? new KeptConversions(from.cache, false)
                        : new KeptConversions(ConversionCache.inMemory(DEFAULT_CACHE_SIZE), true),
                new CacheKeys(writer.name(), from.grounding.name(), platforms, from.templates),
                new ConversionQuota(from.quotas, from.deadline),
                new Drafting(writer, from.fallback ? extractive : null, from.grounding, meters),
                PostFitter.using(from.payloadFormats).with(from.templates),
                from.deadline,
                meters,
                from.time);
    }

    /**
     * Starts a NewsForge with everything at its default: the built-in platforms, the extractive writer, a cache of 1,000
     * conversions, the system's time, as many batch threads as there are processors.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The platforms this NewsForge knows.
     *
     * @return the catalog
     */
    public PlatformCatalog platforms() {
        return platforms;
    }

    /**
     * Converts an article for all platforms in the usual style.
     *
     * @param article the article
     * @return what came of it
     */
    public Conversion convert(Article article) {
        return convert(Source.article(article), ConversionRequest.to());
    }

    /**
     * Converts one source on the calling thread. An interrupt gives the conversion up: what waits ends, nobody takes over, quotas
     * are given back, and the result is a {@link Failure.Kind#CANCELLED}; the thread's flag stays set.
     *
     * @param source where the article comes from
     * @param request what posts are wanted
     * @return what came of it; never null, never an exception for what is wrong with the source
     * @throws UnknownPlatformException if the request names a platform this NewsForge does not know
     * @throws IllegalStateException if this NewsForge is closed
     */
    public Conversion convert(Source source, ConversionRequest request) {
        Objects.requireNonNull(source, "source");
        List<PlatformSpec> wanted = wanted(request);
        inFlight.enter();
        try {
            return converter.convert(source, request, wanted);
        } finally {
            inFlight.leave();
        }
    }

    /**
     * Converts many sources, at most {@link Builder#parallelism} at a time. The calling thread works along and returns when all are
     * done; one bad source never stops the others. An interrupt of the calling thread gives the whole batch up: sources under way
     * are interrupted, those not begun are {@link Failure.Kind#CANCELLED} at once.
     *
     * @param sources where the articles come from
     * @param request what posts are wanted of each
     * @param listener hears of each conversion as it ends
     * @return one conversion a source, in the sources' order
     * @throws UnknownPlatformException if the request names a platform this NewsForge does not know
     * @throws IllegalStateException if this NewsForge is closed
     */
    public List<Conversion> convertAll(List<Source> sources, ConversionRequest request, BatchListener listener) {
        Objects.requireNonNull(listener, "listener");
        List<PlatformSpec> wanted = wanted(request);
        inFlight.enter();
        try {
            return new Batch(sources, source -> converter.convert(source, request, wanted), listener)
                    .run(executor, parallelism);
        } finally {
            inFlight.leave();
        }
    }

    private List<PlatformSpec> wanted(ConversionRequest request) {
        return request.platforms().isEmpty()
                ? platforms.usual()
                : request.platforms().stream().map(platforms::require).toList();
    }

    /**
     * Takes no more work, waits for what is under way within {@link Builder#drainTime}, then frees the threads and connections this
     * NewsForge started itself. Parts a host handed in stay open. Closing twice is harmless.
     */
    @Override
    public void close() {
        inFlight.closeAndDrain(drainTime);
        own.close();
    }

    /** Builds a {@link NewsForge}. Not thread-safe. */
    public static final class Builder {

        private PostTemplates templates = PostTemplates.none();
        private PlatformCatalog platforms = PlatformCatalog.builtIn();
        private PayloadFormats payloadFormats = PayloadFormats.builtIn();
        private ArticleReader reader = ArticleReader.create();
        private @Nullable PageFetcher fetcher;
        private @Nullable PostWriter writer;
        private boolean fallback = true;
        private Grounding grounding = Grounding.literal();
        private @Nullable Quotas quotas;
        private Duration deadline = Duration.ofSeconds(30);
        private ConversionPolicy policy = ConversionPolicy.allowAll();
        private @Nullable ConversionCache cache;
        private TimeSource time = TimeSource.system();
        private @Nullable Executor executor;
        private int parallelism = Runtime.getRuntime().availableProcessors();
        private Duration drainTime = Duration.ofSeconds(30);
        private MeterRegistry meterRegistry = new CompositeMeterRegistry();

        private Builder() {}

        /**
         * Replaces all platforms.
         *
         * @param platforms the platforms to know
         * @return this builder
         */
        public Builder platforms(PlatformCatalog platforms) {
            this.platforms = Objects.requireNonNull(platforms, "platforms");
            return this;
        }

        /**
         * Adds a platform, or replaces the one with its id.
         *
         * @param platform the platform
         * @return this builder
         */
        public Builder platform(PlatformSpec platform) {
            this.platforms = platforms.with(platform);
            return this;
        }

        /**
         * Adds a shape in which posts go to an API, or replaces the one with its name.
         *
         * @param name what platforms name it by
         * @param format the format
         * @return this builder
         */
        public Builder payloadFormat(String name, PayloadFormat format) {
            this.payloadFormats = payloadFormats.with(name, format);
            return this;
        }

        /**
         * Sets how documents are read.
         *
         * @param reader the reader
         * @return this builder
         */
        public Builder reader(ArticleReader reader) {
            this.reader = Objects.requireNonNull(reader, "reader");
            return this;
        }

        /**
         * Sets how pages are fetched; the host closes it.
         *
         * @param fetcher the fetcher
         * @return this builder
         */
        public Builder fetcher(PageFetcher fetcher) {
            this.fetcher = Objects.requireNonNull(fetcher, "fetcher");
            return this;
        }

        /**
         * Sets who writes; where it fails the extractive writer takes over and the result is {@link Conversion.Degraded}.
         *
         * @param writer the writer
         * @return this builder
         */
        public Builder writer(PostWriter writer) {
            this.writer = Objects.requireNonNull(writer, "writer");
            return this;
        }

        /**
         * Lets nobody take over for a writer that fails: the platforms concerned are left out, and without any post the result
         * is {@link Conversion.Failed} with the writer's own failure.
         *
         * @return this builder
         */
        public Builder withoutFallback() {
            this.fallback = false;
            return this;
        }

        /**
         * Sets what drafts are held against before they are fitted; {@link Grounding#literal()} by default. Drafts of the
         * article's own sentences are not asked about.
         *
         * @param grounding the gate
         * @return this builder
         */
        public Builder grounding(Grounding grounding) {
            this.grounding = Objects.requireNonNull(grounding, "grounding");
            return this;
        }

        /**
         * Sets the quotas of which a request with a {@link ConversionRequest.Builder#subject} uses one conversion. It is reserved
         * before anything is written, charged when posts come out, degraded ones too, and given back when none do. What comes
         * from the cache costs nothing. Without room the result is {@link Conversion.Refused}.
         *
         * @param quotas the quotas; none by default
         * @return this builder
         */
        public Builder quotas(Quotas quotas) {
            this.quotas = Objects.requireNonNull(quotas, "quotas");
            return this;
        }

        /**
         * Sets how long one conversion may take over all attempts to write; 30 seconds by default. What fetching takes, within
         * its own timeouts, is gone for the writer. The fallback needs no time to speak of and is not bound by it.
         *
         * @param deadline positive
         * @return this builder
         */
        public Builder deadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("deadline: " + deadline + " (expected: > PT0S)");
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * Sets what must not be converted; nothing by default.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder policy(ConversionPolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets where conversions are kept; in memory by default. Unless there is none, documents that were read lately are not read
         * again either.
         *
         * @param cache the cache; {@link ConversionCache#none()} for none
         * @return this builder
         */
        public Builder cache(ConversionCache cache) {
            this.cache = Objects.requireNonNull(cache, "cache");
            return this;
        }

        /**
         * Sets where time comes from.
         *
         * @param time the clocks
         * @return this builder
         */
        public Builder time(TimeSource time) {
            this.time = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets who runs the workers of a batch; the host closes it.
         *
         * @param executor the executor; it may refuse, for the caller's own thread always works along
         * @return this builder
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Sets how many conversions of one batch run at a time.
         *
         * @param parallelism at least 1, the caller's thread included
         * @return this builder
         */
        public Builder parallelism(int parallelism) {
            if (parallelism < 1) {
                throw new IllegalArgumentException("parallelism: " + parallelism + " (expected: >= 1)");
            }
            this.parallelism = parallelism;
            return this;
        }

        /**
         * Sets how long {@link NewsForge#close()} waits for what is under way; 30 seconds by default.
         *
         * @param drainTime not negative
         * @return this builder
         */
        public Builder drainTime(Duration drainTime) {
            if (drainTime.isNegative()) {
                throw new IllegalArgumentException("drainTime: " + drainTime + " (expected: not negative)");
            }
            this.drainTime = drainTime;
            return this;
        }

        /**
         * Sets where the meters {@code newsforge.conversions}, {@code newsforge.conversion.duration},
         * {@code newsforge.grounding.verdicts} and {@code newsforge.cache.requests} are registered; nowhere by default.
         *
         * @param meterRegistry the host's registry
         * @return this builder
         */
        public Builder meterRegistry(MeterRegistry meterRegistry) {
            this.meterRegistry = Objects.requireNonNull(meterRegistry, "meterRegistry");
            return this;
        }

        /**
         * Sets the host's own templates; by default every post has the usual order.
         *
         * @param templates the templates by platform and language
         * @return this builder
         */
        public Builder templates(PostTemplates templates) {
            this.templates = Objects.requireNonNull(templates, "templates");
            return this;
        }

        /**
         * Builds the NewsForge. Nothing is fetched and no thread runs before it is used.
         *
         * @return a NewsForge to close when done
         * @throws IllegalArgumentException if a platform names a payload format that is not there, or a template leaves no room
         *     on its platform
         */
        public NewsForge build() {
            platforms.all().forEach(platform -> payloadFormats.require(platform.payload()));
            platforms.all().forEach(templates::checkFor);
            return new NewsForge(this);
        }
    }
}
