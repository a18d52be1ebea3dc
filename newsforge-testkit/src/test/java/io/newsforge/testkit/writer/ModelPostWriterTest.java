package io.newsforge.testkit.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.writer.ModelPostWriter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.post.Authorship;
import io.newsforge.post.Manuscript;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.post.WritingTask;
import io.newsforge.testkit.PostWriterContract;
import io.newsforge.testkit.SampleArticles;
import io.newsforge.testkit.llm.Asked;
import io.newsforge.testkit.llm.ScriptedModel;
import io.newsforge.testkit.llm.Turn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The writer over the real router. */
class ModelPostWriterTest extends PostWriterContract {

    private final ScriptedModel model = Obedient.model(
            prompt -> Obedient.everywhere(prompt, "The ferry runs on power of its own now.", List.of("ferry")));

    private final ModelRouter router = ModelRouter.builder()
            .route(Route.of("primary", model, "obedient-1"))
            .build();

    @AfterEach
    void close() {
        router.close();
    }

    @Override
    protected PostWriter writer() {
        return ModelPostWriter.builder(router).random(new Random(7)).build();
    }

    private static WritingTask task() {
        return WritingTask.builder(
                        SampleArticles.english(), PlatformCatalog.builtIn().usual())
                .build();
    }

    @Test
    void asksOnceForAllPlatformsAndTellsWhoAnswered() {
        Manuscript manuscript = writer().write(task());

        assertThat(model.asked()).hasSize(1);
        assertThat(manuscript.drafts())
                .extracting(draft -> draft.authorship())
                .containsOnly(new Authorship.Composed("obedient-2"));
        assertThat(manuscript.steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(WritingStep.Kind.ATTEMPT);
            assertThat(step.by()).isEqualTo("primary obedient-2");
            assertThat(step.counts())
                    .containsEntry(WritingStep.INPUT_TOKENS, 900L)
                    .containsEntry(WritingStep.OUTPUT_TOKENS, 200L)
                    .doesNotContainKeys(WritingStep.MICRO_USD, WritingStep.REASONING_TOKENS);
        });
    }

    /** Measured in the prompt's own characters, since the model counts nothing: what a call each costs more than one for all. */
    @Test
    void oneCallForAllSendsAFractionOfACallForEach() {
        writer().write(task());
        ModelPostWriter.builder(router).oneCallEach().build().write(task());

        List<Asked> asked = model.asked();
        assertThat(asked).hasSize(1 + 8);
        assertThat(sent(asked.subList(0, 1)) * 5).isLessThan(sent(asked.subList(1, 9)));
    }

    private static long sent(List<Asked> asked) {
        return asked.stream()
                .flatMap(question -> question.prompt().messages().stream())
                .flatMap(message -> message.parts().stream())
                .mapToLong(part -> part.text().length())
                .sum();
    }

    @Test
    void namesWhatItsAnswersDependOn() {
        assertThat(writer().name())
                .startsWith("model/1 prompts=v1 tone=neutral")
                .endsWith("by=obedient-1");
    }

    @Test
    void sendsTheSameForTheSameRandomness() {
        writer().write(task());
        writer().write(task());

        List<Asked> asked = model.asked();
        assertThat(asked.get(0).prompt().messages())
                .isEqualTo(asked.get(1).prompt().messages());
    }

    @Test
    void givesWayToTheExtractiveWriterWhenTheRouterIsClosed() {
        PostWriter writer = writer();
        router.close();

        try (NewsForge forge = NewsForge.builder().writer(writer).build()) {
            Conversion made = forge.convert(Source.article(SampleArticles.english()), ConversionRequest.to("x"));

            assertThat(made).isInstanceOf(Conversion.Degraded.class);
            assertThat(made.posts()).hasSize(1);
            assertThat(((Conversion.Degraded) made).reasons().get(0).detail()).contains("UNAVAILABLE");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, RATE_LIMITED",
        "QUOTA_SPENT, BUDGET_SPENT",
        "CONTEXT_TOO_LONG, TOO_LONG",
        "REFUSED, DECLINED",
        "MALFORMED, MALFORMED",
        "OVERLOADED, UNAVAILABLE",
        "INVALID_REQUEST, INTERNAL"
    })
    void saysInTheWordsOfWritersWhyNoRouteAnswered(ErrorKind error, WritingFailure.Kind expected) {
        ScriptedModel failing = ScriptedModel.create().always(Turn.fails(error));
        try (ModelRouter once = ModelRouter.builder()
                .route(Route.builder("primary", failing, "obedient-1")
                        .attempts(1)
                        .build())
                .build()) {
            assertThatThrownBy(() -> ModelPostWriter.using(once).write(task()))
                    .isInstanceOfSatisfying(WritingFailedException.class, e -> {
                        assertThat(e.failure().kind()).isEqualTo(expected);
                        assertThat(e.steps().get(0).outcome()).isEqualTo(error.name());
                    });
        }
    }
}
