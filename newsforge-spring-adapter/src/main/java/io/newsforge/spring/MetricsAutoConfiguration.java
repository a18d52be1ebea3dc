package io.newsforge.spring;

import io.newsforge.breaker.BreakerMeters;
import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.health.HealthMeters;
import io.newsforge.health.HealthRegistry;
import io.newsforge.time.TimeSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meters that Boot binds to its registry; conversions, attempts and quotas are counted by the beans themselves. */
@AutoConfiguration(after = {NewsForgeAutoConfiguration.class, HealthAutoConfiguration.class})
public final class MetricsAutoConfiguration {

    /** For Spring. */
    public MetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnSingleCandidate(BreakerRegistry.class)
    @ConditionalOnMissingBean
    BreakerMeters newsForgeBreakerMeters(BreakerRegistry breakers) {
        return BreakerMeters.of(breakers);
    }

    /** Meters of health. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthRegistry.class)
    static class Health {

        @Bean
        @ConditionalOnBean(HealthRegistry.class)
        @ConditionalOnMissingBean
        HealthMeters newsForgeHealthMeters(HealthRegistry health, ObjectProvider<TimeSource> time) {
            return HealthMeters.of(health, time.getIfAvailable(TimeSource::system));
        }
    }
}
