package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.testkit.SampleArticles;
import io.newsforge.testkit.llm.Answer;
import io.newsforge.testkit.llm.Failure;
import io.newsforge.testkit.llm.FaultyProvider;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class RoutesTest {

    private static final String FERRY = """
            {"x": {"text": "The ferry runs on power of its own now.", "hashtags": []}}""";

    private final ApplicationContextRunner runner = Starter.runner();

    private static List<RouteSnapshot> routes(ApplicationContext context) {
        return context.getBean(ModelRouter.class).snapshot();
    }

    @Test
    void withoutAnythingTheArticlesOwnSentencesAreUsed() {
        runner.run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(ModelRouter.class);
            Conversion made = context.getBean(NewsForge.class).convert(SampleArticles.english());
            assertThat(made).isInstanceOf(Conversion.Written.class);
            assertThat(made.posts()).isNotEmpty();
        });
    }

    @Test
    void theVendorsVariablesMakeRoutesByThemselves() {
        runner.withPropertyValues("OPENAI_API_KEY=sk-o", "ANTHROPIC_API_KEY=sk-a")
                .run(context -> assertThat(routes(context))
                        .extracting(RouteSnapshot::route, RouteSnapshot::provider, RouteSnapshot::model)
                        .containsExactly(
                                tuple("openai", "openai", "gpt-6-luna"),
                                tuple("anthropic", "anthropic", "claude-haiku-5-5")));
    }

    @Test
    void theDefaultModelIsASetting() {
        runner.withPropertyValues("OPENAI_API_KEY=sk-o", "newsforge.openai.model=gpt-x")
                .run(context -> assertThat(routes(context))
                        .extracting(RouteSnapshot::model)
                        .containsExactly("gpt-x"));
    }

    @Test
    void configuredRoutesTakeTheVendorsVariableAndNoneIsAdded() {
        runner.withPropertyValues(
                        "OPENAI_API_KEY=sk-o",
                        "ANTHROPIC_API_KEY=sk-a",
                        "newsforge.routes.main.provider=openai",
                        "newsforge.routes.main.model=m",
                        "newsforge.routes.main.weight=7")
                .run(context -> assertThat(routes(context))
                        .extracting(RouteSnapshot::route, RouteSnapshot::weight)
                        .containsExactly(tuple("main", 7)));
    }

    @Test
    void aMissingKeyTurnsItsRouteOffWithOneLine() {
        Logger logger = (Logger) LoggerFactory.getLogger(RoutesAutoConfiguration.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            runner.withPropertyValues(
                            "ANTHROPIC_API_KEY=sk-a",
                            "newsforge.routes.openai.weight=1",
                            "newsforge.routes.anthropic.weight=1")
                    .run(context -> assertThat(routes(context))
                            .extracting(RouteSnapshot::route)
                            .containsExactly("anthropic"));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Route openai is off, for it has no key:"
                        + " set newsforge.routes.openai.api-key or OPENAI_API_KEY");
    }

    @Test
    void aBlankKeyIsNone() {
        runner.withPropertyValues("OPENAI_API_KEY=", "newsforge.routes.openai.api-key= ")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ModelRouter.class));
    }

    @Test
    void theOrderIsASetting() {
        runner.withPropertyValues(
                        "OPENAI_API_KEY=sk-o",
                        "ANTHROPIC_API_KEY=sk-a",
                        "newsforge.routes.anthropic.weight=1",
                        "newsforge.routes.openai.weight=1",
                        "newsforge.routing.order=openai")
                .run(context -> assertThat(routes(context))
                        .extracting(RouteSnapshot::route)
                        .containsExactly("openai", "anthropic"));
    }

    @Test
    void routesOfOneKeyShareAnAccountUnlessTheySayOtherwise() {
        runner.withPropertyValues(
                        "OPENAI_API_KEY=sk-o",
                        "newsforge.routes.a.provider=openai",
                        "newsforge.routes.b.provider=openai",
                        "newsforge.routes.c.provider=openai",
                        "newsforge.routes.c.account=acme")
                .run(context -> {
                    List<Route> all = context.getBean(ConfiguredRoutes.class).routes();
                    assertThat(Set.copyOf(all.stream().map(Route::provider).toList()))
                            .hasSize(1);
                    assertThat(all.get(0).account()).isEmpty();
                    assertThat(all.get(2).account().orElseThrow().name()).isEqualTo("acme");
                });
    }

    @Test
    void aRouteBeanOfTheHostsIsUsedWithoutAnyKey() {
        runner.withUserConfiguration(HostsRoutes.class)
                .run(context -> assertThat(routes(context))
                        .extracting(RouteSnapshot::route)
                        .containsExactly("hosts"));
    }

    @Test
    void customizersHaveTheLastWord() {
        runner.withPropertyValues("OPENAI_API_KEY=sk-o", "newsforge.routes.openai.weight=3")
                .withBean(RouteBuilderCustomizer.class, () -> (name, route) -> route.weight(9))
                .run(context -> assertThat(routes(context).get(0).weight()).isEqualTo(9));
    }

    @Test
    void aModelWritesAndItsOutageIsADegradedConversion() {
        try (FaultyProvider provider = FaultyProvider.start()) {
            runner.withPropertyValues(
                            "OPENAI_API_KEY=sk-o",
                            "newsforge.openai.base-url=" + provider.openAiBaseUrl(),
                            "newsforge.retry.max-attempts=1")
                    .run(context -> {
                        NewsForge forge = context.getBean(NewsForge.class);
                        provider.next(Answer.of(FERRY), Failure.unavailable());

                        assertThat(forge.convert(Source.article(SampleArticles.english()), ConversionRequest.to("x")))
                                .isInstanceOf(Conversion.Written.class)
                                .extracting(made ->
                                        made.posts().get(0).parts().get(0).text())
                                .asString()
                                .contains("power of its own");
                        assertThat(forge.convert(Source.article(SampleArticles.korean()), ConversionRequest.to("x")))
                                .isInstanceOf(Conversion.Degraded.class);
                        assertThat(provider.wire().requests()).isEqualTo(2);
                    });
        }
    }
}
