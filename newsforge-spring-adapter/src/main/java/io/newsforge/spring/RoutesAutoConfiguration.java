package io.newsforge.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouterBuilder;
import io.newsforge.llm.router.Strategy;
import io.newsforge.llm.writer.ModelPostWriter;
import io.newsforge.post.PostWriter;
import io.newsforge.quota.Quotas;
import io.newsforge.time.TimeSource;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnJava;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.system.JavaVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * A router over the routes of {@code newsforge.routes}, or of OPENAI_API_KEY and ANTHROPIC_API_KEY, and a writer that uses it. Route
 * beans of the host's follow those of the properties. Without a route that has its key there is no router.
 */
@AutoConfiguration(
        after = {QuotaAutoConfiguration.class, TaskExecutionAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass(ModelRouter.class)
@EnableConfigurationProperties(RoutesProperties.class)
public final class RoutesAutoConfiguration {

    /** For Spring. */
    public RoutesAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(ModelRouter.class)
    ConfiguredRoutes newsForgeRoutes(
            RoutesProperties properties, Environment environment, ObjectProvider<RouteBuilderCustomizer> customizers) {
        return ConfiguredRoutes.of(
                RoutePlan.of(properties, environment),
                customizers.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(UsableRouteCondition.class)
    ModelRouter newsForgeRouter(
            ConfiguredRoutes configured,
            RoutesProperties properties,
            ObjectProvider<Route> routes,
            ObjectProvider<Quotas> quotas,
            ObjectProvider<TimeSource> time,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<RouterBuilderCustomizer> customizers) {
        RouterBuilder builder = ModelRouter.builder()
                .strategy(strategy(properties.routing().strategy()))
                .maxAttempts(properties.retry().maxAttempts());
        configured.routes().forEach(builder::route);
        routes.orderedStream().forEach(builder::route);
        quotas.ifAvailable(builder::quotas);
        time.ifAvailable(builder::time);
        meters.ifUnique(builder::meters);
        observations.ifUnique(builder::observations);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private static Strategy strategy(RoutingStrategy named) {
        return switch (named) {
            case PRIORITY -> Strategy.priority();
            case WEIGHTED -> Strategy.weighted();
            case LEAST_LATENCY -> Strategy.leastLatency();
            case LEAST_BUSY -> Strategy.leastBusy();
            case CHEAPEST -> Strategy.cheapest();
            case STICKY -> Strategy.sticky();
        };
    }

    @Bean
    @ConditionalOnBean(ModelRouter.class)
    @ConditionalOnMissingBean(PostWriter.class)
    ModelPostWriter newsForgeWriter(ModelRouter router, ObjectProvider<ModelPostWriterBuilderCustomizer> customizers) {
        ModelPostWriter.Builder builder = ModelPostWriter.builder(router);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** Calls that do not wait on Boot's own executor, where that makes a virtual thread for each task. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnJava(JavaVersion.TWENTY_ONE)
    @ConditionalOnProperty("spring.threads.virtual.enabled")
    @ConditionalOnBean(name = TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)
    static class VirtualThreads {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        RouterBuilderCustomizer newsForgeRouterVirtualThreads(
                @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
            return builder -> builder.executor(executor);
        }
    }
}
