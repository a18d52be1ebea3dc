package io.newsforge.spring;

import io.newsforge.llm.provider.OpenAiCompatible;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.spi.ModelProvider;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HostsRoutes {

    @Bean
    ModelProvider hostsProvider() {
        return OpenAiCompatible.builder(URI.create("http://127.0.0.1:1/v1")).build();
    }

    @Bean
    Route hostsRoute(ModelProvider provider) {
        return Route.of("hosts", provider, "m");
    }
}
