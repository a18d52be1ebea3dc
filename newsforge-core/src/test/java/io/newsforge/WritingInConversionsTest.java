package io.newsforge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.article.Article;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Authorship;
import io.newsforge.post.Draft;
import io.newsforge.post.Manuscript;
import io.newsforge.post.Post;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.post.WritingTask;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingInConversionsTest {

    private static final WritingStep STEP = new WritingStep(
            WritingStep.Kind.ATTEMPT,
            "cheap",
            "RATE_LIMITED",
            Duration.ofMillis(80),
            Map.of(WritingStep.INPUT_TOKENS, 900L));

    private final Article article = Article.builder()
            .title("Harbour ferry goes electric")
            .language(Locale.ENGLISH)
            .canonicalUrl(URI.create("https://courier.example.com/ferry"))
            .paragraph("The Eastbay harbour ferry began running on batteries alone on Friday, and 220 people came.")
            .build();

    private final List<WritingTask> tasks = new ArrayList<>();

    private PostWriter writer(Function<PlatformSpec, Manuscript.Entry> entry) {
        return new PostWriter() {
            @Override
            public String name() {
                return "test/1";
            }

            @Override
            public Manuscript write(WritingTask task) {
                tasks.add(task);
                return new Manuscript(task.platforms().stream().map(entry).toList(), List.of(STEP));
            }
        };
    }

    private static Manuscript.Entry says(PlatformSpec platform, String text) {
        return new Manuscript.Drafted(
                platform.id(),
                Draft.builder(text).by(new Authorship.Composed("model-1")).build());
    }

    private static WritingFailedException failed(WritingFailure.Kind kind) {
        WritingFailure failure = new WritingFailure(kind, "all routes", Duration.ofSeconds(7));
        return new WritingFailedException(failure, List.of(STEP), null);
    }

    private Conversion convert(NewsForge.Builder forge) {
        return forge.build().convert(Source.article(article), ConversionRequest.to("x", "bluesky"));
    }

    private static List<Degradation> reasons(Conversion made) {
        return ((Conversion.Degraded) made).reasons();
    }

    @Nested
    class WhenTheWriterHasNoDraftForOnePlatform {

        private final PostWriter half = writer(platform -> platform.id().equals("x")
                ? new Manuscript.Unwritten("x", new WritingFailure(WritingFailure.Kind.MALFORMED, "no text"))
                : says(platform, "The ferry runs on batteries."));

        @Test
        void onlyThatOneIsWrittenByTheFallback() {
            Conversion made = convert(NewsForge.builder().writer(half));

            assertThat(made.posts()).extracting(Post::platform).containsExactly("x", "bluesky");
            assertThat(made.posts().get(0).authorship()).isInstanceOf(Authorship.Extractive.class);
            assertThat(made.posts().get(1).authorship()).isEqualTo(new Authorship.Composed("model-1"));
            assertThat(reasons(made))
                    .containsExactly(new Degradation(Degradation.Kind.WRITER_FAILED, "x: MALFORMED: no text"));
            assertThat(made.why().writer()).isEqualTo("test/1");
            assertThat(made.why().steps()).containsExactly(STEP);
        }

        @Test
        void itIsLeftOutIfTheHostWantsNoFallback() {
            Conversion made = convert(NewsForge.builder().writer(half).withoutFallback());

            assertThat(made.posts()).extracting(Post::platform).containsExactly("bluesky");
            assertThat(reasons(made))
                    .containsExactly(new Degradation(Degradation.Kind.PLATFORM_LEFT_OUT, "x: MALFORMED: no text"));
        }

        @Test
        void theResultIsNotKept() {
            try (NewsForge forge =
                    NewsForge.builder().writer(half).withoutFallback().build()) {
                forge.convert(article);

                assertThat(forge.convert(article).why().cached()).isFalse();
            }
        }
    }

    @Nested
    class WhenTheWriterFails {

        private PostWriter failing(WritingFailure.Kind kind) {
            return writer(platform -> {
                throw failed(kind);
            });
        }

        @Test
        void theFallbackWritesAllAndTheStepsAreTold() {
            Conversion made = convert(NewsForge.builder().writer(failing(WritingFailure.Kind.UNAVAILABLE)));

            assertThat(reasons(made))
                    .containsExactly(
                            new Degradation(Degradation.Kind.WRITER_FAILED, "test/1: UNAVAILABLE: all routes"));
            assertThat(made.why().writer()).startsWith("extractive/");
            assertThat(made.why().steps()).containsExactly(STEP);
        }

        @Test
        void anOverflowOfItsStackIsAFailureLikeAnother() {
            Conversion made = convert(NewsForge.builder().writer(writer(platform -> {
                throw new StackOverflowError();
            })));

            assertThat(made.posts()).hasSize(2);
            assertThat(reasons(made))
                    .containsExactly(
                            new Degradation(Degradation.Kind.WRITER_FAILED, "test/1: INTERNAL: StackOverflowError"));
        }

        @ParameterizedTest
        @CsvSource({
            "BUDGET_SPENT, BUDGET_SPENT, 402",
            "RATE_LIMITED, RATE_LIMITED, 429",
            "UNAVAILABLE, WRITER_UNAVAILABLE, 503",
            "DEADLINE, DEADLINE, 504",
            "TOO_LONG, ARTICLE_TOO_LONG, 422",
            "DECLINED, WRITER_DECLINED, 422",
            "MALFORMED, MALFORMED_WRITING, 502",
            "CANCELLED, CANCELLED, 499",
            "INTERNAL, INTERNAL, 500"
        })
        void theConversionFailsWithItsTypeIfTheHostWantsNoFallback(
                WritingFailure.Kind kind, Failure.Kind expected, int status) {
            Conversion made = convert(NewsForge.builder().writer(failing(kind)).withoutFallback());

            Failure failure = ((Conversion.Failed) made).failure();
            assertThat(failure).isEqualTo(new Failure(expected, "test/1: all routes", Duration.ofSeconds(7)));
            assertThat(failure.kind().httpStatus()).isEqualTo(status);
            assertThat(made.why().steps()).containsExactly(STEP);
        }
    }

    @Nested
    class WhenADraftSaysMoreThanTheArticle {

        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final PostWriter inventive = writer(platform ->
                says(platform, platform.id().equals("x") ? "Some 500 came, 300 of them early." : "220 people came."));

        @Test
        void theFallbackWritesInItsPlaceAndOnlyCountsAreTold() {
            Conversion made = convert(NewsForge.builder().writer(inventive).meterRegistry(meters));

            assertThat(made.posts().get(0).authorship()).isInstanceOf(Authorship.Extractive.class);
            assertThat(made.posts().get(1).authorship()).isInstanceOf(Authorship.Composed.class);
            assertThat(reasons(made)).containsExactly(new Degradation(Degradation.Kind.UNGROUNDED, "x: number 2"));
            assertThat(made.why().verdicts())
                    .extracting(verdict -> verdict.platform() + " " + verdict.isGrounded())
                    .containsExactly("x false", "bluesky true");
            assertThat(made.toString()).doesNotContain("500");
            assertThat(count("grounded")).isEqualTo(1);
            assertThat(count("ungrounded")).isEqualTo(1);
        }

        private double count(String verdict) {
            return meters.counter("newsforge.grounding.verdicts", "verdict", verdict)
                    .count();
        }

        @Test
        void itIsLeftOutIfTheHostWantsNoFallback() {
            NewsForge forge =
                    NewsForge.builder().writer(inventive).withoutFallback().build();

            Conversion both = forge.convert(Source.article(article), ConversionRequest.to("x", "bluesky"));
            Conversion none = forge.convert(Source.article(article), ConversionRequest.to("x"));

            assertThat(both.posts()).extracting(Post::platform).containsExactly("bluesky");
            assertThat(((Conversion.Failed) none).failure())
                    .isEqualTo(new Failure(Failure.Kind.UNGROUNDED, "x: number 2"));
        }

        @Test
        void aHostMayPutAnotherGateInItsPlace() {
            Conversion made = convert(NewsForge.builder().writer(inventive).grounding(any -> draft -> List.of()));

            assertThat(made).isInstanceOf(Conversion.Written.class);
        }

        @Test
        void whatOneGateLetThroughIsNotTakenFromTheCacheByAnother() {
            ConversionCache cache = ConversionCache.inMemory(10);
            NewsForge open = NewsForge.builder()
                    .writer(inventive)
                    .cache(cache)
                    .grounding(any -> draft -> List.of())
                    .build();
            NewsForge strict =
                    NewsForge.builder().writer(inventive).cache(cache).build();

            open.convert(Source.article(article), ConversionRequest.to("x"));
            Conversion made = strict.convert(Source.article(article), ConversionRequest.to("x"));

            assertThat(made.why().cached()).isFalse();
            assertThat(made).isInstanceOf(Conversion.Degraded.class);
        }
    }

    @Nested
    class WhenTheGateFails {

        private final PostWriter brief = writer(platform -> says(platform, "The ferry runs on " + platform.id() + "."));

        private Conversion convertWith(Runnable failure) {
            return convert(NewsForge.builder().writer(brief).grounding(any -> draft -> {
                if (draft.body().contains("runs on x")) {
                    failure.run();
                }
                return List.of();
            }));
        }

        @Test
        void theFallbackWritesInThePlaceOfTheDraftConcernedOnly() {
            Conversion made = convertWith(() -> {
                throw new IllegalStateException("boom");
            });

            assertThat(made.posts().get(0).authorship()).isInstanceOf(Authorship.Extractive.class);
            assertThat(made.posts().get(1).authorship()).isInstanceOf(Authorship.Composed.class);
            assertThat(made.why().steps()).containsExactly(STEP);
            assertThat(reasons(made)).singleElement().satisfies(reason -> {
                assertThat(reason.kind()).isEqualTo(Degradation.Kind.WRITER_FAILED);
                assertThat(reason.detail())
                        .startsWith("x: INTERNAL: ")
                        .endsWith(": IllegalStateException")
                        .doesNotContain("boom");
            });
        }

        @Test
        void anOverflowOfItsStackIsNoMore() {
            Conversion made = convertWith(() -> {
                throw new StackOverflowError();
            });

            assertThat(made.posts()).hasSize(2);
            assertThat(reasons(made)).hasSize(1);
        }
    }

    /** A clock that a test moves. */
    private static final class Clock implements TimeSource {

        private long nanos;

        @Override
        public Instant instant() {
            return Instant.parse("2026-11-20T12:00:00Z").plusNanos(nanos);
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    @Nested
    class WithADeadline {

        private final Clock clock = new Clock();
        private final PostWriter brief = writer(platform -> says(platform, "The ferry runs on batteries."));

        @Test
        void theWriterIsToldWhatIsLeft() {
            convert(NewsForge.builder().writer(brief).time(clock));
            convert(NewsForge.builder().writer(brief).time(clock).deadline(Duration.ofSeconds(5)));

            assertThat(tasks)
                    .extracting(task -> task.deadline().remaining())
                    .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(5));
        }

        @Test
        void aWriterIsNotAskedWhenItHasPassed() {
            Conversion made =
                    convert(NewsForge.builder().writer(brief).time(clock).policy((read, request) -> {
                        clock.nanos += Duration.ofSeconds(31).toNanos();
                        return java.util.Optional.empty();
                    }));

            assertThat(tasks).isEmpty();
            assertThat(reasons(made))
                    .containsExactly(new Degradation(
                            Degradation.Kind.WRITER_FAILED, "test/1: DEADLINE: passed before writing began"));
        }
    }

    @Nested
    class WithQuotas {

        private final Clock clock = new Clock();
        private final Subject user = Subject.user("42").on("free");
        private final Quotas quotas = Quotas.builder()
                .store(InMemoryQuotaStore.create())
                .plan(Plan.free(ZoneOffset.UTC))
                .time(clock)
                .build();
        private final ConversionRequest request =
                ConversionRequest.builder().to("x").subject(user).build();

        private NewsForge.Builder forge() {
            return NewsForge.builder().quotas(quotas).time(clock);
        }

        private long used() {
            return quotas.standings(user).get(0).used();
        }

        @Test
        void aConversionWithPostsCostsOne() {
            forge().build().convert(Source.article(article), request);

            assertThat(used()).isEqualTo(1);
            assertThat(quotas.audit(user).balanced()).isTrue();
        }

        @Test
        void aCachedConversionCostsNothing() {
            NewsForge forge = forge().build();

            forge.convert(Source.article(article), request);
            Conversion again = forge.convert(Source.article(article), request);

            assertThat(again.why().cached()).isTrue();
            assertThat(used()).isEqualTo(1);
        }

        @Test
        void aConversionWithoutPostsCostsNothing() {
            PostWriter broken = writer(platform -> {
                throw failed(WritingFailure.Kind.UNAVAILABLE);
            });

            Conversion made =
                    forge().writer(broken).withoutFallback().build().convert(Source.article(article), request);

            assertThat(made).isInstanceOf(Conversion.Failed.class);
            assertThat(used()).isZero();
        }

        @Test
        void theWriterHearsOfTheSubject() {
            forge().writer(writer(platform -> says(platform, "The ferry runs.")))
                    .build()
                    .convert(Source.article(article), request);

            assertThat(tasks.get(0).subject()).contains(user);
        }

        @Test
        void withoutRoomItIsRefusedAndSaysWhenThereIsSome() {
            NewsForge forge = forge().cache(ConversionCache.none()).build();
            for (int i = 0; i < 5; i++) {
                forge.convert(Source.article(article), request);
            }

            Conversion made = forge.convert(Source.article(article), request);

            Refusal refusal = ((Conversion.Refused) made).refusal();
            assertThat(refusal)
                    .isEqualTo(new Refusal.QuotaSpent(
                            "user:42", quotas.standings(user).get(0).limit().name(), 5, Duration.ofHours(12)));
            assertThat(refusal.httpStatus()).isEqualTo(402);
            assertThat(used()).isEqualTo(5);
            assertThat(quotas.standings(user).get(0).limit().unit()).isEqualTo(Unit.CONVERSIONS);
        }

        @Test
        void aRequestOfNobodyIsNotCounted() {
            forge().build().convert(Source.article(article), ConversionRequest.to("x"));

            assertThat(used()).isZero();
        }
    }
}
