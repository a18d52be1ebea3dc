package io.newsforge.llm.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.article.Article;
import io.newsforge.llm.spi.Role;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Authorship;
import io.newsforge.post.Draft;
import io.newsforge.post.Manuscript;
import io.newsforge.post.Style;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.post.WritingTask;
import io.newsforge.quota.Subject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPostWriterTest {

    private static final String X = "{\"x\":{\"text\":\"The ferry runs.\",\"hashtags\":[\"Ferry\"]}}";

    private final Article article = Article.builder()
            .title("Harbour ferry goes electric")
            .language(Locale.ENGLISH)
            .site("Eastbay Courier")
            .canonicalUrl(URI.create("https://courier.example.com/ferry"))
            .paragraph("The Eastbay harbour ferry began running on batteries alone on Friday.")
            .paragraph("Each crossing now costs 38% less than it did with diesel.")
            .build();

    private static List<PlatformSpec> platforms(String... ids) {
        return Stream.of(ids).map(PlatformCatalog.builtIn()::require).toList();
    }

    private WritingTask.Builder task(String... ids) {
        return WritingTask.builder(article, platforms(ids)).language(Locale.ENGLISH);
    }

    private static ModelPostWriter.Builder writer(FakeAsking asking) {
        return ModelPostWriter.builder(asking).random(new Random(1));
    }

    private static Draft draft(Manuscript manuscript, String platform) {
        return manuscript.entries().stream()
                .filter(entry -> entry.platform().equals(platform))
                .map(entry -> ((Manuscript.Drafted) entry).draft())
                .findFirst()
                .orElseThrow();
    }

    private static WritingFailure failure(Manuscript manuscript, String platform) {
        return manuscript.entries().stream()
                .filter(entry -> entry.platform().equals(platform))
                .map(entry -> ((Manuscript.Unwritten) entry).failure())
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Drafting {

        @Test
        void takesTheWordsOfTheModelAndTheRestOfTheArticle() {
            FakeAsking asking = new FakeAsking(
                    "{\"telegram\":{\"text\":\"It runs on **batteries**. #now @mayor "
                            + "https://courier.example.com/ferry\",\"hashtags\":[\"#Ferry\",\"BuyCoin\",\"x.com\",\"batteries\"]}}");

            Draft draft = draft(writer(asking).build().write(task("telegram").build()), "telegram");

            assertThat(draft.body()).isEqualTo("It runs on batteries. now mayor");
            assertThat(draft.headline()).contains("Harbour ferry goes electric");
            assertThat(draft.link()).contains(URI.create("https://courier.example.com/ferry"));
            assertThat(draft.hashtags()).containsExactly("Ferry", "batteries");
            assertThat(draft.authorship()).isEqualTo(new Authorship.Composed("model-1"));
        }

        @Test
        void asksForAHeadlineWhenTheArticlesOwnIsInAnotherLanguage() {
            FakeAsking asking = new FakeAsking(
                    "{\"telegram\":{\"headline\":\"전기 나룻배\",\"text\":\"나룻배가 전기로 달린다.\",\"hashtags\":[]}}");

            Draft draft = draft(
                    writer(asking)
                            .build()
                            .write(task("telegram").language(Locale.KOREAN).build()),
                    "telegram");

            assertThat(draft.headline()).contains("전기 나룻배");
            assertThat(draft.language()).contains(Locale.KOREAN);
            assertThat(asking.said(0)).contains("게시글의 언어: 한국어").contains("한다체로 씁니다");
        }

        @Test
        void namesThePublisherWhereNoLinkCanBeFollowed() {
            FakeAsking asking = new FakeAsking("{\"instagram\":{\"text\":\"The ferry runs.\",\"hashtags\":[]}}");

            Draft draft = draft(writer(asking).build().write(task("instagram").build()), "instagram");

            assertThat(draft.sourceLine()).contains("Source: Eastbay Courier");
        }

        @Test
        void marksAThreadWhereThereAreThreads() {
            FakeAsking asking = new FakeAsking("{\"x\":{\"text\":\"One.\",\"hashtags\":[]},"
                    + "\"facebook\":{\"text\":\"One.\",\"hashtags\":[]}}");

            Manuscript manuscript = writer(asking)
                    .build()
                    .write(task("x", "facebook").style(Style.THREAD).build());

            assertThat(draft(manuscript, "x").isThread()).isTrue();
            assertThat(draft(manuscript, "facebook").isThread()).isFalse();
        }

        @Test
        void letsOneTextServePlatformsThatAreAlike() {
            PlatformSpec one =
                    PlatformSpec.builder("one").limit(500, Meter.GRAPHEMES).build();
            PlatformSpec two =
                    PlatformSpec.builder("two").limit(500, Meter.GRAPHEMES).build();
            FakeAsking asking = new FakeAsking("{\"one\":{\"text\":\"The ferry runs.\",\"hashtags\":[]}}");

            Manuscript manuscript = writer(asking)
                    .build()
                    .write(WritingTask.builder(article, List.of(one, two)).build());

            assertThat(draft(manuscript, "two").body()).isEqualTo("The ferry runs.");
            assertThat(asking.prompts).hasSize(1);
        }
    }

    @Nested
    class Asking {

        @Test
        void tellsLengthsInThePlatformsOwnUnitWithoutLinkAndHashtags() {
            FakeAsking asking = new FakeAsking(X);

            writer(asking).build().write(task("x").build());

            // 280, less 2 newlines and a link of 23, less a hashtag
            assertThat(asking.said(0)).contains("- x (X): 121 to 242 weighted characters");
        }

        @Test
        void marksTheArticleAsDataWithAMarkNobodyCanGuess() {
            FakeAsking asking = new FakeAsking(X, X);
            ModelPostWriter writer = ModelPostWriter.builder(asking).build();

            writer.write(task("x").build());
            writer.write(task("x").build());

            assertThat(asking.said(0)).containsPattern("==== ARTICLE [0-9a-f]{32} ====\ntitle: Harbour ferry");
            assertThat(asking.said(0)).isNotEqualTo(asking.said(1));
            assertThat(asking.prompts.get(0).messages().get(0))
                    .isEqualTo(asking.prompts.get(1).messages().get(0));
            assertThat(asking.prompts.get(0).messages().get(0).role()).isEqualTo(Role.SYSTEM);
            assertThat(asking.prompts.get(0).messages().get(0).parts().get(0).cached())
                    .isTrue();
        }

        @Test
        void holdsTheAnswerToASchemaOfAllPlatforms() {
            FakeAsking asking = new FakeAsking("{}", "{}");

            assertThatThrownBy(() ->
                            writer(asking).build().write(task("x", "threads").build()))
                    .isInstanceOf(WritingFailedException.class);

            assertThat(asking.prompts.get(0).schema().orElseThrow().json())
                    .startsWith("{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"object\",\"properties\":"
                            + "{\"text\":{\"type\":\"string\"},\"hashtags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},"
                            + "\"required\":[\"text\",\"hashtags\"],\"additionalProperties\":false}")
                    .endsWith("\"required\":[\"x\",\"threads\"],\"additionalProperties\":false}");
        }

        @Test
        void partsPlatformsIntoCallsByCountAndByTokens() {
            FakeAsking asking = new FakeAsking();

            assertThatThrownBy(() -> writer(asking)
                            .maxPlatforms(2)
                            .build()
                            .write(task("x", "threads", "bluesky").build()))
                    .isInstanceOf(WritingFailedException.class);
            assertThat(asking.prompts).hasSize(2);
            asking.prompts.clear();
            assertThatThrownBy(() -> writer(asking)
                            .maxOutputTokens(700)
                            .build()
                            .write(task("x", "threads", "linkedin").build()))
                    .isInstanceOf(WritingFailedException.class);
            assertThat(asking.prompts).hasSize(3);
        }

        @Test
        void namesOnWhoseAccountItIs() {
            FakeAsking asking = new FakeAsking(X);
            Subject user = Subject.user("42");

            writer(asking).build().write(task("x").subject(user).build());

            assertThat(asking.subjects.get(0)).contains(user);
        }

        @Test
        void showsWholeParagraphsAndSaysWhatIsLeftOut() {
            Article.Builder longer = article.toBuilder();
            for (int i = 0; i < 100; i++) {
                longer.paragraph("Paragraph " + i + " tells of the ferry and of the sea around it at some length.");
            }
            FakeAsking asking = new FakeAsking(X);

            Manuscript manuscript = writer(asking)
                    .maxArticleBytes(2_000)
                    .build()
                    .write(WritingTask.builder(longer.build(), platforms("x")).build());

            assertThat(asking.said(0))
                    .contains("of its 102 paragraphs the last ")
                    .contains("Paragraph 10 ");
            assertThat(asking.said(0).getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000);
            assertThat(manuscript.steps().get(0).counts().get(WritingStep.LEFT_OUT_BYTES))
                    .isGreaterThan(4_000);
        }
    }

    @Nested
    class AnAnswerThatIsNotWhatWasAskedFor {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "```json\n" + X + "\n```",
                    "Here you are:\n" + X + "\nAnything else?",
                    "\uFEFF  " + X,
                })
        void mayHaveAFrameAroundOneObject(String answer) {
            Manuscript manuscript =
                    writer(new FakeAsking(answer)).build().write(task("x").build());

            assertThat(draft(manuscript, "x").body()).isEqualTo("The ferry runs.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "I cannot do that.",
                    "[" + X + "," + X + "]",
                    X + X,
                    "{\"x\":{\"text\":\"The ferry runs.\",\"hashtags\":[]}",
                    "{\"x\":{\"text\":\"A\",\"text\":\"B\",\"hashtags\":[]}}",
                    "{\"x\":{\"text\":\"A\",\"hashtags\":[]},\"myspace\":{\"text\":\"A\",\"hashtags\":[]}}",
                    "{\"x\":{\"text\":\"A\",\"hashtags\":[],\"link\":\"http://a.com\"}}",
                    "{\"x\":{\"text\":5,\"hashtags\":[]}}",
                    "{\"x\":{\"text\":\"A\"}}",
                    "{\"x\":{\"text\":\"A\",\"hashtags\":\"b\"}}",
                    "{\"x\":{\"text\":\"A\",\"hashtags\":[1]}}",
                    "{\"x\":{\"text\":\" \",\"hashtags\":[]}}",
                    "{\"x\":{\"text\":\"See evil.com\",\"hashtags\":[]}}",
                    "{\"x\":{\"text\":\"<b>A</b>\",\"hashtags\":[]}}",
                    "{\"x\":null}",
                    "{\"x\":\"A\"}",
                })
        void isAskedForOnceMoreAndNeverHalfTaken(String answer) {
            FakeAsking repaired = new FakeAsking(answer, X);
            FakeAsking wrongAgain = new FakeAsking(answer, answer);

            Manuscript manuscript = writer(repaired).build().write(task("x").build());

            assertThat(draft(manuscript, "x").body()).isEqualTo("The ferry runs.");
            assertThat(manuscript.steps())
                    .extracting(WritingStep::kind)
                    .containsExactly(WritingStep.Kind.ATTEMPT, WritingStep.Kind.REPAIR, WritingStep.Kind.ATTEMPT);
            assertThatThrownBy(() -> writer(wrongAgain).build().write(task("x").build()))
                    .isInstanceOfSatisfying(WritingFailedException.class, e -> {
                        assertThat(e.failure().kind()).isEqualTo(WritingFailure.Kind.MALFORMED);
                        assertThat(e.steps()).hasSize(3);
                    });
            assertThat(wrongAgain.prompts).hasSize(2);
        }

        @Test
        void costsOnlyThePlatformsConcernedAndNotTheArticleAgain() {
            FakeAsking asking = new FakeAsking(
                    "{\"x\":{\"text\":\"The ferry runs.\",\"hashtags\":[]},"
                            + "\"threads\":{\"text\":\"See evil.com\",\"hashtags\":[]}}",
                    "{\"threads\":{\"text\":\"See more.\",\"hashtags\":[]}}");

            Manuscript manuscript =
                    writer(asking).build().write(task("x", "threads").build());

            assertThat(draft(manuscript, "x").authorship()).isEqualTo(new Authorship.Composed("model-1"));
            assertThat(draft(manuscript, "threads").authorship()).isEqualTo(new Authorship.Composed("model-2"));
            assertThat(asking.said(1))
                    .contains("- threads: holds a link or an address")
                    .contains("See evil.com")
                    .doesNotContain("with diesel");
            assertThat(manuscript.steps().get(1).outcome()).isEqualTo("threads holds a link or an address");
        }

        @Test
        void leavesItsPlatformWithoutADraftIfTheSecondIsNoBetter() {
            String half = "{\"x\":{\"text\":\"The ferry runs.\",\"hashtags\":[]}}";
            FakeAsking asking = new FakeAsking(half, "{}");

            Manuscript manuscript =
                    writer(asking).build().write(task("x", "threads").build());

            assertThat(draft(manuscript, "x").body()).isEqualTo("The ferry runs.");
            assertThat(failure(manuscript, "threads"))
                    .isEqualTo(new WritingFailure(WritingFailure.Kind.MALFORMED, "missing"));
            assertThat(asking.said(1)).contains("with diesel"); // nothing was written, so it is written anew
        }
    }

    @Test
    void saysWhyNobodyAnswered() {
        assertThatThrownBy(
                        () -> writer(new FakeAsking()).build().write(task("x").build()))
                .isInstanceOfSatisfying(WritingFailedException.class, e -> {
                    assertThat(e.failure().kind()).isEqualTo(WritingFailure.Kind.UNAVAILABLE);
                    assertThat(e.failure().retryAfter()).isPresent();
                    assertThat(e.steps()).hasSize(1);
                });
    }

    @Test
    void keepsWhatOtherCallsWroteWhenOneFails() {
        Manuscript manuscript = writer(new FakeAsking(X))
                .oneCallEach()
                .build()
                .write(task("x", "threads").build());

        assertThat(draft(manuscript, "x").body()).isEqualTo("The ferry runs.");
        assertThat(failure(manuscript, "threads").kind()).isEqualTo(WritingFailure.Kind.UNAVAILABLE);
    }

    @Test
    void keepsWhatOtherCallsWroteWhenOneBreaks() {
        Manuscript manuscript = writer(new FakeAsking(X, "BUG"))
                .oneCallEach()
                .build()
                .write(task("x", "threads").build());

        assertThat(draft(manuscript, "x").body()).isEqualTo("The ferry runs.");
        assertThat(failure(manuscript, "threads"))
                .isEqualTo(new WritingFailure(WritingFailure.Kind.INTERNAL, "IllegalStateException"));
    }

    @Test
    void tellsTheLengthAgainWhenATextIsFarTooLong() {
        FakeAsking asking =
                new FakeAsking("{\"x\":{\"text\":\"" + "The ferry runs. ".repeat(200) + "\",\"hashtags\":[]}}", X);

        writer(asking).build().write(task("x").build());

        assertThat(asking.said(1)).contains("- x: far longer than asked for (expected: 121-242 weighted characters");
    }

    @Test
    void isNamedByAllThatChangesItsWords() {
        FakeAsking asking = new FakeAsking();

        assertThat(Stream.of(
                                writer(asking),
                                writer(asking).tone(Tone.FORMAL),
                                writer(asking).oneCallEach(),
                                writer(asking).maxArticleBytes(5_000))
                        .map(builder -> builder.build().name()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("model/1 prompts=v1 "));
    }
}
