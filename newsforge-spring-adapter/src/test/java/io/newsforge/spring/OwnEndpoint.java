package io.newsforge.spring;

import io.newsforge.breaker.BreakerRegistry;
import io.newsforge.health.replica.ReplicaSafety;
import io.newsforge.quota.QuotaStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OwnEndpoint {

    @Bean
    NewsForgeEndpoint hostsEndpoint(
            ObjectProvider<RouteDesk> routes,
            ObjectProvider<BreakerRegistry> breakers,
            ObjectProvider<QuotaStore> stores,
            QuotaProperties quotas,
            ObjectProvider<ReplicaSafety> replica) {
        return new NewsForgeEndpoint(routes, breakers, stores, quotas, replica);
    }
}
