package io.newsforge.spring;

import io.newsforge.ConversionCache;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.RegistryBuilder;
import io.newsforge.health.probe.DataSourceCheck;
import io.newsforge.health.probe.QuotaStoreCheck;
import io.newsforge.health.probe.RedisCheck;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.health.replica.ReplicaSafetyBuilder;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.quota.QuotaStore;
import io.newsforge.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import redis.clients.jedis.UnifiedJedis;

/**
 * A registry of health with checks of what exists: the process, the data source, Redis, the store of quotas and the routes. None of these
 * but a deadlock stops conversions, so none but that takes the whole down; routes are in neither liveness nor readiness. What the
 * process says of its state is found out when it is first asked for, which may connect to the data source.
 */
@AutoConfiguration(
        after = {NewsForgeAutoConfiguration.class, RoutesAutoConfiguration.class, QuotaAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(HealthRegistry.class)
@ConditionalOnProperty(name = "newsforge.health.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HealthProperties.class)
public final class HealthAutoConfiguration {

    /** For Spring. */
    public HealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    HealthRegistry newsForgeHealth(
            ObjectProvider<TimeSource> time,
            ObjectProvider<HealthRegistryBuilderCustomizer> customizers,
            ObjectProvider<HealthCheckRegistrar> registrars) {
        RegistryBuilder builder = HealthRegistry.builder();
        time.ifAvailable(builder::time);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        HealthRegistry health = builder.build();
        registrars.orderedStream().forEach(registrar -> registrar.register(health));
        return health;
    }

    @Bean
    @ConditionalOnMissingBean
    HealthLifecycle newsForgeHealthLifecycle(ApplicationContext context, HealthRegistry health) {
        return new HealthLifecycle(context, health);
    }

    @Bean
    @ConditionalOnMissingBean(name = "newsForgeProcessChecks")
    HealthCheckRegistrar newsForgeProcessChecks(HealthProperties properties) {
        return health -> Checks.registerProcess(health, properties);
    }

    @Bean
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnMissingBean(name = "newsForgeDatabaseCheck")
    HealthCheckRegistrar newsForgeDatabaseCheck(DataSource dataSource, HealthProperties properties) {
        return health -> health.register(
                "database",
                DataSourceCheck.of(dataSource),
                Checks.degrading(properties).build());
    }

    @Bean
    @ConditionalOnSingleCandidate(QuotaStore.class)
    @ConditionalOnMissingBean(name = "newsForgeQuotaStoreCheck")
    HealthCheckRegistrar newsForgeQuotaStoreCheck(
            QuotaStore store, ObjectProvider<TimeSource> time, HealthProperties properties) {
        return health -> health.register(
                "quota-store",
                QuotaStoreCheck.of(store, time.getIfAvailable(TimeSource::system)),
                Checks.degrading(properties).build());
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ReplicaSafety newsForgeReplicaSafety(
            ObjectProvider<TimeSource> time,
            ObjectProvider<DataSource> dataSource,
            ObjectProvider<QuotaStore> quotaStore,
            ObjectProvider<ConversionCache> cache,
            ObjectProvider<ReplicaSafetyBuilderCustomizer> customizers) {
        ReplicaSafetyBuilder builder = ReplicaSafety.builder().cache(Storages.ofCache(cache.getIfUnique()));
        time.ifAvailable(builder::time);
        dataSource.ifUnique(source -> builder.database(Storages.of(source)));
        quotaStore.ifUnique(store -> builder.quotaStore(Storages.of(store, dataSource.getIfUnique())));
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** Checks of the routes to models. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ModelRouter.class)
    static class Routes {

        @Bean
        @ConditionalOnSingleCandidate(ModelRouter.class)
        @ConditionalOnMissingBean(name = "newsForgeRouteChecks")
        RouteChecks newsForgeRouteChecks(
                ModelRouter router,
                ObjectProvider<ConfiguredRoutes> configured,
                ObjectProvider<Route> routes,
                ObjectProvider<TimeSource> time,
                HealthProperties properties) {
            List<Route> all = new ArrayList<>(routes.orderedStream().toList());
            configured.ifAvailable(it -> all.addAll(it.routes()));
            return new RouteChecks(router, all, time.getIfAvailable(TimeSource::system), properties);
        }
    }

    /** A check of Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(UnifiedJedis.class)
    static class Redis {

        @Bean
        @ConditionalOnSingleCandidate(UnifiedJedis.class)
        @ConditionalOnMissingBean(name = "newsForgeRedisCheck")
        HealthCheckRegistrar newsForgeRedisCheck(UnifiedJedis redis, HealthProperties properties) {
            return health -> health.register(
                    "redis",
                    RedisCheck.of(redis::ping, redis::info),
                    Checks.degrading(properties).build());
        }
    }
}
