package io.newsforge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

class SettingsTest {

    /** A value for each key that is not its default, and how the record shows it. */
    private static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("newsforge.conversion.deadline", "PT7S");
        keys.put("newsforge.conversion.fallback", "false");
        keys.put("newsforge.conversion.parallelism", "3");
        keys.put("newsforge.conversion.drain-time", "PT9S");
        keys.put("newsforge.conversion.cache-size", "77");
        keys.put("newsforge.breaker.failures", "8");
        keys.put("newsforge.breaker.open-for", "PT11S");
        keys.put("newsforge.retry.max-attempts", "4");
        keys.put("newsforge.routing.strategy", "CHEAPEST");
        keys.put("newsforge.routing.order", "[main]");
        keys.put("newsforge.openai.model", "gpt-x");
        keys.put("newsforge.openai.base-url", "http://localhost:1/v1");
        keys.put("newsforge.anthropic.model", "claude-x");
        keys.put("newsforge.anthropic.base-url", "http://localhost:2");
        keys.put("newsforge.routes.*.provider", "ANTHROPIC");
        keys.put("newsforge.routes.*.model", "m");
        keys.put("newsforge.routes.*.base-url", "http://localhost:3");
        keys.put("newsforge.routes.*.api-key", "sk");
        keys.put("newsforge.routes.*.weight", "6");
        keys.put("newsforge.routes.*.account", "acme");
        keys.put("newsforge.routes.*.tags", "[fast]");
        keys.put("newsforge.routes.*.attempts", "5");
        keys.put("newsforge.routes.*.attempt-timeout", "PT6S");
        keys.put("newsforge.routes.*.max-concurrent", "12");
        keys.put("newsforge.routes.*.breaker.failures", "13");
        keys.put("newsforge.routes.*.breaker.open-for", "PT14S");
        keys.put("newsforge.quota.zone", "Asia/Seoul");
        keys.put("newsforge.quota.store", "REDIS");
        keys.put("newsforge.quota.lease", "PT3M");
        keys.put("newsforge.quota.reconcile-every", "PT21S");
        keys.put("newsforge.quota.jdbc.timeout", "PT4S");
        keys.put("newsforge.quota.jdbc.migrate", "true");
        keys.put("newsforge.quota.redis.prefix", "mine");
        for (String limit : List.of(
                "requests-per-minute",
                "requests-per-day",
                "conversions-per-hour",
                "conversions-per-day",
                "conversions-per-month",
                "input-tokens-per-day",
                "input-tokens-per-month",
                "output-tokens-per-day",
                "output-tokens-per-month",
                "micro-usd-per-day",
                "micro-usd-per-month")) {
            keys.put("newsforge.quota.plans.*." + limit, String.valueOf(100 + keys.size()));
        }
        keys.put("newsforge.quota.plans.*.warn-at", "71");
        keys.put("newsforge.quota.plans.*.zone", "Europe/Oslo");
        keys.put("newsforge.web.enabled", "false");
        keys.put("newsforge.web.prefix", "/forge");
        keys.put("newsforge.web.health-path", "/up");
        keys.put("newsforge.web.show-health-details", "false");
        keys.put("newsforge.web.scaling-info", "true");
        keys.put("newsforge.web.show-why", "true");
        keys.put("newsforge.web.requests-per-minute", "31");
        keys.put("newsforge.web.rate-limit-plan", "calls");
        keys.put("newsforge.web.rate-limit-headers", "true");
        keys.put("newsforge.web.plan", "free");
        keys.put("newsforge.web.key-header", "X-Key");
        keys.put("newsforge.web.api-keys.*.sha256", "ab".repeat(32));
        keys.put("newsforge.web.api-keys.*.plan", "team");
        keys.put("newsforge.web.trusted-proxies", "[10.0.0.0/8]");
        keys.put("newsforge.web.max-body-size", "1048576B");
        keys.put("newsforge.web.max-sources", "32");
        keys.put("newsforge.web.body-timeout", "PT33S");
        keys.put("newsforge.web.conversion-timeout", "PT34S");
        keys.put("newsforge.web.batch-timeout", "PT35S");
        keys.put("newsforge.web.heartbeat", "PT36S");
        keys.put("newsforge.health.enabled", "false");
        keys.put("newsforge.health.refresh", "PT13S");
        keys.put("newsforge.health.timeout", "PT3S");
        keys.put("newsforge.health.list-models", "true");
        keys.put("newsforge.health.cpu-threshold", "61");
        keys.put("newsforge.health.memory-threshold", "62");
        keys.put("newsforge.health.disk-threshold", "63");
        keys.put("newsforge.health.disk-path", "/tmp");
        return Collections.unmodifiableMap(keys);
    }

    static Stream<String> everyKey() {
        return KEYS.keySet().stream();
    }

    private final Map<String, Object> settings = new LinkedHashMap<>();

    @ParameterizedTest
    @MethodSource("everyKey")
    void everyKeyBinds(String key) {
        String value = Objects.requireNonNull(KEYS.get(key));
        String plain = value.startsWith("[") ? value.substring(1, value.length() - 1) : value;
        settings.put("newsforge.routes.main.weight", "1");
        settings.put(key.replace("*", "main"), plain);

        assertThat(String.valueOf(bound(key.replace("*", "main")))).isEqualTo(value);
    }

    /** Walks from the record of the key's prefix to the component the key names. */
    private Object bound(String key) {
        for (Class<?> type : List.of(
                ConversionProperties.class,
                BreakerProperties.class,
                QuotaProperties.class,
                HealthProperties.class,
                WebProperties.class,
                RoutesProperties.class)) {
            String prefix = prefix(type);
            if (key.startsWith(prefix + '.')) {
                Object at = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
                for (String name : StringUtils.delimitedListToStringArray(key.substring(prefix.length() + 1), ".")) {
                    at = step(at, name);
                }
                return at;
            }
        }
        throw new AssertionError(key);
    }

    private static String prefix(Class<?> type) {
        MergedAnnotation<ConfigurationProperties> found =
                MergedAnnotations.from(type).get(ConfigurationProperties.class);
        return found.getString("prefix");
    }

    private static Object step(Object at, String name) {
        if (at instanceof Map<?, ?> map) {
            return Objects.requireNonNull(map.get(name));
        }
        StringBuilder camel = new StringBuilder();
        for (String word : StringUtils.delimitedListToStringArray(name, "-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        try {
            var accessor = at.getClass().getMethod(camel.toString());
            accessor.setAccessible(true);
            return accessor.invoke(at);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    @Test
    void variablesOfTheEnvironmentBindToo() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "NEWSFORGE_ROUTES_MAIN_PROVIDER", "anthropic",
                                        "NEWSFORGE_ROUTES_MAIN_APIKEY", "sk-test",
                                        "NEWSFORGE_ROUTES_MAIN_BASEURL", "http://localhost:9",
                                        "NEWSFORGE_ANTHROPIC_MODEL", "claude-x")));

        assertThat(RoutePlan.read(environment).usable()).singleElement().satisfies(route -> {
            assertThat(route.name()).isEqualTo("main");
            assertThat(route.vendor()).isEqualTo(Vendor.ANTHROPIC);
            assertThat(route.model()).isEqualTo("claude-x");
            assertThat(route.baseUrl()).hasToString("http://localhost:9");
            assertThat(route.key()).isEqualTo("sk-test");
            assertThat(String.valueOf(route)).doesNotContain("sk-test");
            assertThat(String.valueOf(route.settings())).doesNotContain("sk-test");
        });
    }

    @Test
    void theMetadataHasEveryKeyAndNoOther() throws IOException {
        Map<String, String> described = new TreeMap<>();
        for (JsonNode property : metadata().get("properties")) {
            described.put(
                    property.get("name").asText(), property.path("description").asText());
        }
        described.remove("newsforge.routes");
        described.remove("newsforge.quota.plans");
        described.remove("newsforge.web.api-keys");
        described.keySet().removeIf(name -> name.startsWith("management.endpoint.newsforge."));

        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(KEYS.keySet());
        assertThat(described.values()).allMatch(it -> it.endsWith("."));
    }

    @Test
    void theMetadataKnowsTheDefaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        for (JsonNode property : metadata().get("properties")) {
            if (property.has("defaultValue")) {
                defaults.put(
                        property.get("name").asText(),
                        property.get("defaultValue").asText());
            }
        }

        assertThat(defaults)
                .containsEntry("newsforge.conversion.deadline", "30s")
                .containsEntry("newsforge.retry.max-attempts", "6")
                .containsEntry("newsforge.openai.model", "gpt-6-luna")
                .containsEntry("newsforge.routes.*.weight", "1")
                .containsEntry("newsforge.quota.store", "memory")
                .containsEntry("newsforge.quota.plans.*.warn-at", "80")
                .containsEntry("newsforge.health.timeout", "4s")
                .containsEntry("management.endpoint.newsforge.access", "read_only");
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream json = Objects.requireNonNull(
                RouteProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            return JsonMapper.builder().build().readTree(json);
        }
    }
}
