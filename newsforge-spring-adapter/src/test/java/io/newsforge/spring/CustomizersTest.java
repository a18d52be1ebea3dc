package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.NewsForge;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformSpec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CustomizersTest {

    private final ApplicationContextRunner runner = Starter.runner()
            .withPropertyValues("OPENAI_API_KEY=sk-test", "newsforge.quota.plans.free.requests-per-minute=5");

    @Test
    void eachBuilderIsShownToItsCustomizers() {
        List<String> called = new CopyOnWriteArrayList<>();
        runner.withBean(NewsForgeBuilderCustomizer.class, () -> builder -> called.add("forge"))
                .withBean(RouterBuilderCustomizer.class, () -> builder -> called.add("router"))
                .withBean(RouteBuilderCustomizer.class, () -> (name, builder) -> called.add("route " + name))
                .withBean(ModelPostWriterBuilderCustomizer.class, () -> builder -> called.add("writer"))
                .withBean(QuotasBuilderCustomizer.class, () -> builder -> called.add("quotas"))
                .withBean(HealthRegistryBuilderCustomizer.class, () -> builder -> called.add("health"))
                .withBean(ReplicaSafetyBuilderCustomizer.class, () -> builder -> called.add("replica"))
                .run(context -> {
                    context.getBean(ReplicaSafety.class);
                    assertThat(called)
                            .containsExactlyInAnyOrder(
                                    "forge", "router", "route openai", "writer", "quotas", "health", "replica");
                });
    }

    @Test
    void aCheckOfTheHostsIsOneMoreBean() {
        runner.withBean(
                        HealthCheckRegistrar.class,
                        () -> health -> health.register(
                                "own",
                                io.newsforge.health.check.Health::up,
                                io.newsforge.health.check.CheckOptions.informational()
                                        .build()))
                .run(context -> assertThat(
                                context.getBean(HealthRegistry.class).report().find("own"))
                        .isPresent());
    }

    @Test
    void aPlatformOfTheHostsIsOneMoreBean() {
        PlatformSpec own =
                PlatformSpec.builder("own").limit(300, Meter.GRAPHEMES).build();
        runner.withBean(PlatformSpec.class, () -> own)
                .run(context -> assertThat(
                                context.getBean(NewsForge.class).platforms().require("own"))
                        .isSameAs(own));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void virtualThreadsAreLeftAloneWhereThereAreNone() {
        runner.withPropertyValues("spring.threads.virtual.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("newsForgeVirtualThreads"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsRunBatchesAndCallsWhereBootHasThemOn() {
        runner.withPropertyValues("spring.threads.virtual.enabled=true")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasBean("newsForgeVirtualThreads")
                        .hasBean("newsForgeRouterVirtualThreads"));
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("newsForgeVirtualThreads"));
    }
}
