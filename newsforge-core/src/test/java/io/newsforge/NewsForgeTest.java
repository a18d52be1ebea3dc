package io.newsforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.article.Article;
import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleImage;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.UnknownPlatformException;
import io.newsforge.post.Authorship;
import io.newsforge.post.Draft;
import io.newsforge.post.Manuscript;
import io.newsforge.post.Post;
import io.newsforge.post.PostWriter;
import io.newsforge.post.Style;
import io.newsforge.post.WritingTask;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NewsForgeTest {

    private static final String STORY =
            "The Eastbay harbour ferry began running on batteries alone on Friday. Each crossing now costs 38% less than it did"
                    + " with diesel. Fares will stay at $3.20 until June 2028.";

    private final Article article = Article.builder()
            .title("Harbour ferry goes electric")
            .language(Locale.ENGLISH)
            .canonicalUrl(URI.create("https://courier.example.com/ferry"))
            .paragraph(STORY)
            .build();

    @Nested
    class WithNothingConfigured {

        private final NewsForge forge = NewsForge.builder().build();

        @Test
        void writesValidPostsForAllPlatformsFromTheArticlesOwnSentences() {
            Conversion made = forge.convert(article);

            assertThat(made).isInstanceOf(Conversion.Written.class);
            assertThat(made.posts())
                    .extracting(Post::platform)
                    .containsExactly(
                            "x", "threads", "bluesky", "mastodon", "linkedin", "facebook", "instagram", "telegram");
            assertThat(made.posts()).allSatisfy(post -> {
                assertThat(post.certificate().valid()).isTrue();
                assertThat(post.authorship()).isInstanceOf(Authorship.Extractive.class);
            });
            assertThat(made.why().writer()).startsWith("extractive/");
        }

        @Test
        void givesTheSamePostsForTheSameArticle() {
            NewsForge another = NewsForge.builder().build();

            assertThat(forge.convert(article).posts())
                    .isEqualTo(another.convert(article).posts());
        }

        @Test
        void keepsTheOrderOfTheRequest() {
            Conversion made = forge.convert(Source.article(article), ConversionRequest.to("telegram", "x", "telegram"));

            assertThat(made.posts()).extracting(Post::platform).containsExactly("telegram", "x");
        }

        @Test
        void refusesAPlatformNobodyKnows() {
            assertThatThrownBy(() -> forge.convert(Source.article(article), ConversionRequest.to("x", "myspace")))
                    .isInstanceOf(UnknownPlatformException.class)
                    .hasMessageStartingWith("platform: myspace (expected: one of x, threads");
        }

        @Test
        void saysThatItCannotTranslate() {
            ConversionRequest korean =
                    ConversionRequest.builder().to("x").language(Locale.KOREAN).build();

            Conversion made = forge.convert(Source.article(article), korean);

            assertThat(made).isInstanceOf(Conversion.Degraded.class);
            assertThat(((Conversion.Degraded) made).reasons())
                    .containsExactly(
                            new Degradation(Degradation.Kind.LANGUAGE_KEPT, "wanted ko, the article is in en"));
        }

        @Test
        void failsWithATypeWhenADocumentHoldsNothing() {
            Conversion made =
                    forge.convert(Source.document("empty.html", ArticleDocument.html("  ")), ConversionRequest.to("x"));

            assertThat(made).isInstanceOf(Conversion.Failed.class);
            assertThat(((Conversion.Failed) made).failure().kind()).isEqualTo(Failure.Kind.ARTICLE_UNREADABLE);
        }

        @Test
        void failsWithATypeForAnAddressThatIsNotPublic() {
            Conversion made =
                    forge.convert(Source.url(URI.create("http://127.0.0.1/secret")), ConversionRequest.to("x"));

            assertThat(((Conversion.Failed) made).failure().kind()).isEqualTo(Failure.Kind.SOURCE_REFUSED);
        }

        @Test
        void namesAPageWithoutItsSecrets() {
            Source page = Source.url(URI.create("http://me:secret@127.0.0.1:81/a?token=secret#secret"));

            assertThat(page.name()).isEqualTo("http://127.0.0.1:81/a");
            assertThat(forge.convert(page, ConversionRequest.to("x")).toString())
                    .doesNotContain("secret");
        }

        @Test
        void neverShowsArticleTextInToString() {
            ArticleImage image =
                    new ArticleImage(URI.create("https://courier.example.com/1.jpg"), "batteries seen", "");

            Conversion made = forge.convert(article.toBuilder().image(image).build());

            assertThat(made.toString()).doesNotContain("batteries");
        }
    }

    @Nested
    class WithFiles {

        @TempDir
        Path folder;

        private final NewsForge forge = NewsForge.builder().build();

        @Test
        void tellsTheFormatByTheName() throws Exception {
            Path text = Files.writeString(folder.resolve("a.txt"), "Harbour ferry goes electric\n\n" + STORY);

            Conversion made = forge.convert(Source.file(text), ConversionRequest.to("x"));

            assertThat(made.read().flatMap(Article::title)).contains("Harbour ferry goes electric");
        }

        @Test
        void namesTheFileThatIsMissing() {
            Conversion made = forge.convert(Source.file(folder.resolve("none.html")), ConversionRequest.to("x"));

            Failure failure = ((Conversion.Failed) made).failure();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.SOURCE_MISSING);
            assertThat(failure.message()).endsWith("none.html: no such file (expected: a readable file)");
        }

        @Test
        void goesOnWithABatchWhenOneFileIsMissing() throws Exception {
            Path good = Files.writeString(folder.resolve("a.txt"), "Harbour ferry goes electric\n\n" + STORY);
            List<Source> sources =
                    List.of(Source.file(good), Source.file(folder.resolve("none.html")), Source.file(good));

            List<Conversion> made = forge.convertAll(sources, ConversionRequest.to("x"), (i, done, total, c) -> {});

            assertThat(made.get(0)).isInstanceOf(Conversion.Written.class);
            assertThat(made.get(1)).isInstanceOf(Conversion.Failed.class);
            assertThat(made.get(2)).isInstanceOf(Conversion.Written.class);
        }
    }

    @Nested
    class WithABatch {

        private final List<Source> sources = IntStream.range(0, 40)
                .mapToObj(i -> Source.article(article.toBuilder()
                        .canonicalUrl(URI.create("https://courier.example.com/" + i))
                        .build()))
                .toList();

        @Test
        void keepsTheOrderAndTellsEachEndOnce() {
            ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();
            try (NewsForge forge = NewsForge.builder().parallelism(4).build()) {
                List<Conversion> made = forge.convertAll(
                        sources, ConversionRequest.to("x"), (index, done, total, conversion) -> heard.add(index));

                assertThat(made)
                        .extracting(Conversion::source)
                        .containsExactlyElementsOf(
                                sources.stream().map(Source::name).toList());
                assertThat(heard)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 40).boxed().toList());
            }
        }

        @Test
        void movesOnTheCallersThreadWhenTheExecutorRefuses() {
            NewsForge forge = NewsForge.builder()
                    .executor(work -> {
                        throw new RejectedExecutionException("full");
                    })
                    .parallelism(4)
                    .build();

            assertThat(forge.convertAll(sources, ConversionRequest.to("x"), (i, done, total, c) -> {}))
                    .hasSize(40);
        }

        @Test
        @Timeout(60)
        void endsWhenCalledFromItsOwnExecutor() throws Exception {
            var executor = Executors.newSingleThreadExecutor();
            try (NewsForge forge =
                    NewsForge.builder().executor(executor).parallelism(4).build()) {
                List<Conversion> made = executor.submit(
                                () -> forge.convertAll(sources, ConversionRequest.to("x"), (i, done, total, c) -> {}))
                        .get();

                assertThat(made).hasSize(40);
            } finally {
                executor.shutdown();
            }
        }

        @Test
        void survivesASourceWhoseWriterOverflowsTheStack() {
            PostWriter endless = writer("endless/1", task -> {
                throw new StackOverflowError();
            });
            try (NewsForge forge = NewsForge.builder().writer(endless).build()) {
                assertThat(forge.convertAll(sources, ConversionRequest.to("x"), (i, done, total, c) -> {}))
                        .hasSize(40)
                        .allSatisfy(one -> assertThat(one).isInstanceOf(Conversion.Degraded.class))
                        .allSatisfy(one -> assertThat(one.posts()).hasSize(1));
            }
        }

        @Test
        void survivesAListenerThatThrows() {
            try (NewsForge forge = NewsForge.builder().build()) {
                List<Conversion> made = forge.convertAll(sources, ConversionRequest.to("x"), (i, done, total, c) -> {
                    throw new IllegalStateException("listener");
                });

                assertThat(made)
                        .hasSize(40)
                        .allSatisfy(one -> assertThat(one.posts()).hasSize(1));
            }
        }

        @Test
        void takesAnExecutorOfTheHost() {
            var executor = Executors.newFixedThreadPool(2);
            try (NewsForge forge =
                    NewsForge.builder().executor(executor).parallelism(3).build()) {
                assertThat(forge.convertAll(sources, ConversionRequest.to("x"), (i, done, total, c) -> {}))
                        .hasSize(40);
            } finally {
                executor.shutdown();
            }
        }
    }

    @Nested
    class WithACache {

        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final NewsForge forge =
                NewsForge.builder().meterRegistry(meters).build();

        @Test
        void writesTheSameArticleAndRequestOnce() {
            Conversion first = forge.convert(Source.article(article), ConversionRequest.to("x"));
            Conversion second = forge.convert(Source.article(article), ConversionRequest.to("x"));

            assertThat(first.why().cached()).isFalse();
            assertThat(second.why().cached()).isTrue();
            assertThat(second.posts()).isEqualTo(first.posts());
            assertThat(meters.counter("newsforge.cache.requests", "result", "hit")
                            .count())
                    .isEqualTo(1);
            assertThat(meters.counter("newsforge.conversions", "outcome", "written")
                            .count())
                    .isEqualTo(2);
        }

        @Test
        void readsTheSamePageOnceWhateverIsWantedOfIt() {
            String page = "<html><body><article><p>The ferry left the harbour at nine on Friday morning, the city said."
                    + "</p></article></body></html>";
            Source first = Source.document("first", ArticleDocument.html(page));
            Source again = Source.document("again", ArticleDocument.html(page));
            NewsForge forgetful =
                    NewsForge.builder().cache(ConversionCache.none()).build();

            assertThat(forge.convert(again, ConversionRequest.to("bluesky")).read())
                    .containsSame(forge.convert(first, ConversionRequest.to("x"))
                            .read()
                            .orElseThrow());
            assertThat(forgetful
                            .convert(again, ConversionRequest.to("x"))
                            .read()
                            .orElseThrow())
                    .isNotSameAs(forgetful
                            .convert(first, ConversionRequest.to("x"))
                            .read()
                            .orElseThrow());
        }

        @Test
        void writesAgainForAnotherStyleOrArticle() {
            forge.convert(Source.article(article), ConversionRequest.to("x"));
            Article corrected =
                    article.toBuilder().title("Harbour ferry goes hybrid").build();
            ConversionRequest brief =
                    ConversionRequest.builder().to("x").style(Style.BRIEF).build();

            assertThat(forge.convert(Source.article(corrected), ConversionRequest.to("x"))
                            .why()
                            .cached())
                    .isFalse();
            assertThat(forge.convert(Source.article(article), brief).why().cached())
                    .isFalse();
        }
    }

    private static PostWriter writer(String name, Function<WritingTask, List<Draft>> write) {
        return new PostWriter() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Manuscript write(WritingTask task) {
                return Manuscript.of(task, write.apply(task));
            }
        };
    }

    @Nested
    class WithPartsOfTheHostThatFail {

        private final ConversionCache broken = new ConversionCache() {
            @Override
            public Optional<Conversion> find(String key) {
                throw new IllegalStateException("cache away");
            }

            @Override
            public void store(String key, Conversion conversion) {
                throw new IllegalStateException("cache away");
            }
        };

        @Test
        void convertsWithoutTheCache() {
            assertThat(NewsForge.builder().cache(broken).build().convert(article))
                    .isInstanceOf(Conversion.Written.class);
        }

        @Test
        void convertsWithoutTheMeters() {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            meters.config().meterFilter(new MeterFilter() {
                @Override
                public Meter.Id map(Meter.Id id) {
                    throw new IllegalArgumentException("no such tag");
                }
            });

            assertThat(NewsForge.builder().meterRegistry(meters).build().convert(article))
                    .isInstanceOf(Conversion.Written.class);
        }

        @Test
        void takesOverFromAWriterThatReturnsNothing() {
            PostWriter nothing = writer("nothing/1", task -> List.of());

            assertThat(NewsForge.builder().writer(nothing).build().convert(article))
                    .isInstanceOf(Conversion.Degraded.class);
        }
    }

    @Test
    void measuresWhatWasKeptByItsOwnRules() {
        ConversionCache shared = ConversionCache.inMemory(10);
        PlatformSpec cheapLinks = PlatformSpec.builder("m")
                .limit(500, io.newsforge.platform.Meter.mastodon(23))
                .build();
        PlatformSpec dearLinks = PlatformSpec.builder("m")
                .limit(500, io.newsforge.platform.Meter.mastodon(450))
                .build();
        ConversionRequest request = ConversionRequest.to("m");
        NewsForge first = NewsForge.builder().cache(shared).platform(cheapLinks).build();
        NewsForge second = NewsForge.builder().cache(shared).platform(dearLinks).build();

        first.convert(Source.article(article), request);
        Conversion made = second.convert(Source.article(article), request);

        assertThat(made.posts())
                .allSatisfy(post -> assertThat(
                                dearLinks.check(post.parts().get(0).text()).valid())
                        .isTrue());
    }

    @Test
    void closesHoweverLongItMayWait() {
        NewsForge forge =
                NewsForge.builder().drainTime(ChronoUnit.FOREVER.getDuration()).build();

        assertThatCode(forge::close).doesNotThrowAnyException();
    }

    @Nested
    class WithAWriterOfTheHost {

        private final PostWriter broken = writer("broken/1", task -> {
            throw new IllegalStateException("no connection");
        });

        @Test
        void believesAWriterThatSaysItTranslated() {
            PostWriter translator = writer(
                    "translator/1",
                    task -> task.platforms().stream()
                            .map(platform -> Draft.builder("전기로 달리는 나룻배.")
                                    .language(task.language())
                                    .build())
                            .toList());
            ConversionRequest korean =
                    ConversionRequest.builder().to("x").language(Locale.KOREAN).build();

            assertThat(NewsForge.builder().writer(translator).build().convert(Source.article(article), korean))
                    .isInstanceOf(Conversion.Written.class);
        }

        @Test
        void takesOverWhenItFailsAndSaysSo() {
            Conversion made = NewsForge.builder().writer(broken).build().convert(article);

            assertThat(made).isInstanceOf(Conversion.Degraded.class);
            assertThat(((Conversion.Degraded) made).reasons())
                    .containsExactly(new Degradation(
                            Degradation.Kind.WRITER_FAILED, "broken/1: INTERNAL: IllegalStateException"));
            assertThat(made.why().writer()).startsWith("extractive/");
        }

        @Test
        void doesNotKeepWhatWasWrittenInItsPlace() {
            NewsForge forge = NewsForge.builder().writer(broken).build();

            forge.convert(article);

            assertThat(forge.convert(article).why().cached()).isFalse();
        }
    }

    @Test
    void refusesWhatThePolicyForbids() {
        NewsForge forge = NewsForge.builder()
                .policy((read, request) -> Optional.of("embargo until Monday"))
                .build();

        Conversion made = forge.convert(article);

        assertThat(made).isInstanceOf(Conversion.Refused.class);
        assertThat(((Conversion.Refused) made).refusal()).isEqualTo(new Refusal.ByPolicy("embargo until Monday"));
    }

    @Test
    void leavesOutAPlatformThatNothingFits() {
        PlatformSpec tiny = PlatformSpec.builder("tiny")
                .limit(1, io.newsforge.platform.Meter.UTF8_BYTES)
                .build();
        Article korean = Article.builder().paragraph("가").build();

        Conversion made = NewsForge.builder()
                .platform(tiny)
                .build()
                .convert(Source.article(korean), ConversionRequest.to("tiny", "x"));

        assertThat(made).isInstanceOf(Conversion.Degraded.class);
        assertThat(made.posts()).extracting(Post::platform).containsExactly("x");
        assertThat(((Conversion.Degraded) made).reasons())
                .containsExactly(new Degradation(Degradation.Kind.PLATFORM_LEFT_OUT, "tiny: INDIVISIBLE"));
    }

    @Test
    void takesNoWorkOnceClosed() {
        NewsForge forge = NewsForge.builder().build();
        forge.close();
        forge.close();

        assertThatThrownBy(() -> forge.convert(article))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NewsForge: closed (expected: conversions before close() only)");
    }
}
