package io.newsforge.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.newsforge.ConversionCache;
import io.newsforge.ConversionPolicy;
import io.newsforge.NewsForge;
import io.newsforge.article.ArticleReader;
import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.breaker.TripRule;
import io.newsforge.fetch.PageFetcher;
import io.newsforge.ground.Grounding;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.PostWriter;
import io.newsforge.quota.Quotas;
import io.newsforge.time.TimeSource;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnJava;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.system.JavaVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The {@link NewsForge}, made of what beans there are: writer, quotas, cache, fetcher, reader, grounding, policy, platforms, time and
 * meters. Without any of them it writes from the articles' own sentences.
 */
@AutoConfiguration(
        after = {RoutesAutoConfiguration.class, QuotaAutoConfiguration.class, TaskExecutionAutoConfiguration.class})
@EnableConfigurationProperties({ConversionProperties.class, BreakerProperties.class})
public final class NewsForgeAutoConfiguration {

    /** For Spring. */
    public NewsForgeAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    NewsForge newsForge(ConversionProperties properties, ObjectProvider<NewsForgeBuilderCustomizer> customizers) {
        NewsForge.Builder builder =
                NewsForge.builder().deadline(properties.deadline()).drainTime(properties.drainTime());
        if (!properties.fallback()) {
            builder.withoutFallback();
        }
        if (properties.parallelism() != null) {
            builder.parallelism(properties.parallelism());
        }
        if (properties.cacheSize() != null) {
            builder.cache(
                    properties.cacheSize() == 0
                            ? ConversionCache.none()
                            : ConversionCache.inMemory(properties.cacheSize()));
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    NewsForgeBuilderCustomizer newsForgeParts(
            ObjectProvider<PostWriter> writer,
            ObjectProvider<Quotas> quotas,
            ObjectProvider<ConversionCache> cache,
            ObjectProvider<TimeSource> time,
            ObjectProvider<MeterRegistry> meters) {
        return builder -> {
            writer.ifAvailable(builder::writer);
            quotas.ifAvailable(builder::quotas);
            cache.ifAvailable(builder::cache);
            time.ifAvailable(builder::time);
            meters.ifUnique(builder::meterRegistry);
        };
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    NewsForgeBuilderCustomizer newsForgeSources(
            ObjectProvider<PageFetcher> fetcher,
            ObjectProvider<ArticleReader> reader,
            ObjectProvider<Grounding> grounding,
            ObjectProvider<ConversionPolicy> policy,
            ObjectProvider<PlatformCatalog> catalog,
            ObjectProvider<PlatformSpec> platforms) {
        return builder -> {
            fetcher.ifAvailable(builder::fetcher);
            reader.ifAvailable(builder::reader);
            grounding.ifAvailable(builder::grounding);
            policy.ifAvailable(builder::policy);
            catalog.ifAvailable(builder::platforms);
            platforms.orderedStream().forEach(builder::platform);
        };
    }

    @Bean
    @ConditionalOnMissingBean
    BreakerRegistry newsForgeBreakers(BreakerProperties properties, ObjectProvider<TimeSource> time) {
        return BreakerRegistry.making(name -> CircuitBreaker.builder(name)
                .rule(TripRule.consecutive(properties.failures()))
                .coolDown(properties.openFor())
                .time(time.getIfAvailable(TimeSource::system))
                .build());
    }

    /** Batches on Boot's own executor, where that makes a virtual thread for each task. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnJava(JavaVersion.TWENTY_ONE)
    @ConditionalOnProperty("spring.threads.virtual.enabled")
    @ConditionalOnBean(name = TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)
    static class VirtualThreads {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        NewsForgeBuilderCustomizer newsForgeVirtualThreads(
                @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
            return builder -> builder.executor(executor);
        }
    }
}
