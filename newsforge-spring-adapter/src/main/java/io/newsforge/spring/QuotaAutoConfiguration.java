package io.newsforge.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.QuotasBuilder;
import io.newsforge.store.JdbcQuotaStore;
import io.newsforge.store.RedisQuotaStore;
import io.newsforge.time.TimeSource;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/**
 * Quotas over the plans of {@code newsforge.quota.plans} and the host's plan beans, counted in memory, in a database or in Redis.
 * Without a plan there are none.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties(QuotaProperties.class)
public final class QuotaAutoConfiguration {

    /** For Spring. */
    public QuotaAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(QuotaStore.class)
    @ConditionalOnProperty(name = "newsforge.quota.store", havingValue = "memory", matchIfMissing = true)
    @Conditional(PlanCondition.class)
    InMemoryQuotaStore newsForgeQuotaStore() {
        return InMemoryQuotaStore.create();
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(PlanCondition.class)
    Quotas newsForgeQuotas(
            QuotaProperties properties,
            ObjectProvider<QuotaStore> store,
            ObjectProvider<Plan> plans,
            ObjectProvider<TimeSource> time,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<QuotasBuilderCustomizer> customizers) {
        QuotasBuilder builder = Quotas.builder()
                .store(store.getIfAvailable(() -> missing(properties.store())))
                .lease(properties.lease());
        PlanAssembly.plans(properties).forEach(builder::plan);
        plans.orderedStream().forEach(builder::plan);
        time.ifAvailable(builder::time);
        meters.ifUnique(builder::meters);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private static QuotaStore missing(QuotaProperties.Store store) {
        String client = store == QuotaProperties.Store.JDBC ? "DataSource" : "UnifiedJedis";
        throw new WrongSettingException(
                "newsforge.quota.store",
                store.name().toLowerCase(Locale.ROOT),
                "newsforge-store on the class path, and one " + client + " bean");
    }

    @Bean
    @ConditionalOnBean(Quotas.class)
    @ConditionalOnMissingBean
    QuotaUpkeep newsForgeQuotaUpkeep(Quotas quotas, QuotaProperties properties) {
        return new QuotaUpkeep(quotas, properties.reconcileEvery());
    }

    /** Counts in the database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JdbcQuotaStore.class, DataSource.class})
    @ConditionalOnProperty(name = "newsforge.quota.store", havingValue = "jdbc")
    static class OnJdbc {

        @Bean
        @ConditionalOnSingleCandidate(DataSource.class)
        @ConditionalOnMissingBean(QuotaStore.class)
        JdbcQuotaStore newsForgeQuotaStore(DataSource dataSource, QuotaProperties properties) {
            if (properties.jdbc().migrate()) {
                JdbcQuotaStore.migrate(dataSource);
            }
            return JdbcQuotaStore.on(dataSource).withTimeout(properties.jdbc().timeout());
        }
    }

    /** Counts in Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({RedisQuotaStore.class, UnifiedJedis.class})
    @ConditionalOnProperty(name = "newsforge.quota.store", havingValue = "redis")
    static class OnRedis {

        @Bean
        @ConditionalOnSingleCandidate(UnifiedJedis.class)
        @ConditionalOnMissingBean(QuotaStore.class)
        RedisQuotaStore newsForgeQuotaStore(UnifiedJedis redis, QuotaProperties properties) {
            return RedisQuotaStore.on(redis).withPrefix(properties.redis().prefix());
        }
    }
}
