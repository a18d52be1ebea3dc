package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.NewsForge;
import io.newsforge.health.HealthRegistry;
import io.newsforge.quota.Quotas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MissingClassTest {

    private final ApplicationContextRunner runner = Starter.withActuator()
            .withPropertyValues("OPENAI_API_KEY=sk-test", "newsforge.quota.plans.free.requests-per-minute=5");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.newsforge.llm",
                "io.newsforge.health",
                "io.newsforge.store",
                "redis.clients.jedis",
                "org.flywaydb",
                "com.zaxxer.hikari",
                "org.springframework.boot.actuate.autoconfigure",
                "org.springframework.boot.actuate",
                "org.springframework.boot.health",
                "jakarta.validation",
                "jakarta.servlet",
                "jakarta.mail",
                "com.fasterxml.jackson"
            })
    void theRestWorksWithout(String missing) {
        Starter.runner()
                .withPropertyValues("OPENAI_API_KEY=sk-test", "newsforge.quota.plans.free.requests-per-minute=5")
                .withClassLoader(new FilteredClassLoader(missing))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(NewsForge.class)
                        .hasSingleBean(Quotas.class));
    }

    @Test
    void withoutModelsThereAreNoRoutesButStillAnEndpoint() {
        runner.withClassLoader(new FilteredClassLoader("io.newsforge.llm"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(NewsForgeEndpoint.class)
                        .hasSingleBean(HealthRegistry.class)
                        .doesNotHaveBean("newsForgeRouter")
                        .doesNotHaveBean("newsForgeRouteChecks"));
    }

    @Test
    void withoutHealthThereIsNoIndicator() {
        runner.withClassLoader(new FilteredClassLoader("io.newsforge.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("newsforgeHealthIndicator")
                        .doesNotHaveBean("newsForgeHealthMeters")
                        .hasBean("newsForgeRouter"));
    }

    @Test
    void theEndpointIsThereWhereTheHostLeavesQuotasOut() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(NewsForgeAutoConfiguration.class, ActuatorAutoConfiguration.class))
                .withPropertyValues("management.endpoints.jmx.exposure.include=newsforge", "spring.jmx.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(NewsForgeEndpoint.class));
    }

    @Test
    void withoutTheStoreJdbcIsRefusedInASentence() {
        runner.withClassLoader(new FilteredClassLoader("io.newsforge.store"))
                .withBean(FailingDataSource.class)
                .withPropertyValues("newsforge.quota.store=jdbc")
                .run(context -> assertThat(Starter.sentence(context))
                        .isEqualTo("newsforge.quota.store: jdbc"
                                + " (expected: newsforge-store on the class path, and one DataSource bean)"));
    }
}
