package io.newsforge.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;

/** Spring Boot Actuator's health endpoint over indicators that answer at once, with all details shown. */
final class ActuatorHealth {

    private final HealthEndpoint endpoint;
    private final ObjectMapper json = new ObjectMapper();

    ActuatorHealth(int checks) {
        DefaultHealthContributorRegistry registry = new DefaultHealthContributorRegistry();
        for (int i = 0; i < checks; i++) {
            registry.registerContributor("check" + i, (HealthIndicator) () ->
                    Health.up().withDetail("active", 3L).withDetail("max", 20L).build());
        }
        endpoint = new HealthEndpoint(
                registry, null, HealthEndpointGroups.of(new ShowAll(), Map.of()), Duration.ofSeconds(10));
    }

    HealthDescriptor look() {
        return endpoint.health();
    }

    byte[] json() throws JsonProcessingException {
        return json.writeValueAsBytes(endpoint.health());
    }

    /** The primary group: all checks, all details. */
    private static final class ShowAll implements HealthEndpointGroup {

        private final StatusAggregator aggregator = StatusAggregator.getDefault();
        private final HttpCodeStatusMapper codes = HttpCodeStatusMapper.getDefault();

        @Override
        public boolean isMember(String name) {
            return true;
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return true;
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return true;
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return aggregator;
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return codes;
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return null;
        }
    }
}
