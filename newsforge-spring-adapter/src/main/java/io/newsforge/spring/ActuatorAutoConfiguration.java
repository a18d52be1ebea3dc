package io.newsforge.spring;

import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.quota.QuotaStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What Boot's Actuator shows: health as Boot 3 and Boot 4 have it, and the endpoint {@code newsforge}. */
@AutoConfiguration(after = {HealthAutoConfiguration.class, RoutesAutoConfiguration.class, QuotaAutoConfiguration.class})
public final class ActuatorAutoConfiguration {

    /** For Spring. */
    public ActuatorAutoConfiguration() {}

    /** Health where Boot 3 looks for it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            value = HealthRegistry.class,
            name = {
                "org.springframework.boot.actuate.health.HealthIndicator",
                "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator"
            })
    @ConditionalOnBean(HealthRegistry.class)
    static class Boot3Health {

        @Bean
        @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator("newsforge")
        @ConditionalOnMissingBean(name = "newsforgeHealthIndicator")
        Boot3HealthIndicator newsforgeHealthIndicator(HealthRegistry health, Environment environment) {
            return new Boot3HealthIndicator(HealthView.of(health, environment));
        }
    }

    /** Health where Boot 4 looks for it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            value = HealthRegistry.class,
            name = {
                "org.springframework.boot.health.contributor.HealthIndicator",
                "org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator"
            })
    @ConditionalOnBean(HealthRegistry.class)
    static class Boot4Health {

        @Bean
        @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator("newsforge")
        @ConditionalOnMissingBean(name = "newsforgeHealthIndicator")
        Boot4HealthIndicator newsforgeHealthIndicator(HealthRegistry health, Environment environment) {
            return new Boot4HealthIndicator(HealthView.of(health, environment));
        }
    }

    /** The endpoint. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(QuotaProperties.class)
    @ConditionalOnClass(
            value = HealthRegistry.class,
            name = "org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint")
    static class Endpoint {

        @Bean
        @ConditionalOnAvailableEndpoint
        @ConditionalOnMissingBean
        NewsForgeEndpoint newsForgeEndpoint(
                ObjectProvider<RouteDesk> routes,
                ObjectProvider<BreakerRegistry> breakers,
                ObjectProvider<QuotaStore> quotaStore,
                QuotaProperties quotas,
                ObjectProvider<ReplicaSafety> replica) {
            return new NewsForgeEndpoint(routes, breakers, quotaStore, quotas, replica);
        }
    }

    /** What Boot's own endpoints must not show. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.SanitizingFunction")
    static class Secrets {

        @Bean
        @ConditionalOnMissingBean
        KeySanitizer newsForgeKeySanitizer() {
            return new KeySanitizer();
        }
    }

    /** What the endpoint shows of routes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ModelRouter.class)
    static class Routes {

        @Bean
        @ConditionalOnSingleCandidate(ModelRouter.class)
        RouteDesk newsForgeRouteDesk(ModelRouter router) {
            return new RouteDesk(router);
        }
    }
}
