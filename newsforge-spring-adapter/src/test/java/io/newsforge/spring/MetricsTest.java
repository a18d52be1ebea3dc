package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.newsforge.NewsForge;
import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.llm.router.AttemptObservation;
import io.newsforge.testkit.SampleArticles;
import io.newsforge.testkit.llm.FaultyProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MetricsTest {

    private final ApplicationContextRunner runner = Starter.runner()
            .withConfiguration(
                    AutoConfigurations.of(
                            Starter.known(
                                    "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration",
                                    "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration"),
                            Starter.known(
                                    "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
                                    "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")))
            .withBean(SimpleMeterRegistry.class)
            .withPropertyValues("newsforge.quota.plans.free.requests-per-minute=5");

    @Test
    void everyPartCountsInTheHostsRegistry() {
        runner.withPropertyValues("OPENAI_API_KEY=sk-test").run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            context.getBean(BreakerRegistry.class).breaker("own");

            assertThat(meters.find("newsforge.health.status")
                            .tag("name", "deadlock")
                            .gauges())
                    .isNotEmpty();
            assertThat(meters.find("newsforge.breaker.state")
                            .tag("breaker", "openai")
                            .gauges())
                    .isNotEmpty();
            assertThat(meters.find("newsforge.breaker.state")
                            .tag("breaker", "own")
                            .gauges())
                    .isNotEmpty();
        });
    }

    @Test
    void conversionsAreCounted() {
        runner.run(context -> {
            context.getBean(NewsForge.class).convert(SampleArticles.english());

            assertThat(context.getBean(MeterRegistry.class)
                            .get("newsforge.conversions")
                            .counters())
                    .isNotEmpty();
        });
    }

    @Test
    void attemptsAreObserved() {
        Seen seen = new Seen();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(seen);
        try (FaultyProvider provider = FaultyProvider.start()) {
            runner.withBean(ObservationRegistry.class, () -> observations)
                    .withPropertyValues(
                            "OPENAI_API_KEY=sk-test", "newsforge.openai.base-url=" + provider.openAiBaseUrl())
                    .run(context -> context.getBean(NewsForge.class).convert(SampleArticles.english()));
        }
        assertThat(seen.contexts).isNotEmpty().allMatch(AttemptObservation.class::isInstance);
    }

    private static final class Seen implements ObservationHandler<Observation.Context> {

        private final List<Observation.Context> contexts = new CopyOnWriteArrayList<>();

        @Override
        public void onStop(Observation.Context context) {
            contexts.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
