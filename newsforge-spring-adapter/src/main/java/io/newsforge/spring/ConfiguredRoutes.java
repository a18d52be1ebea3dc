package io.newsforge.spring;

import io.newsforge.breaker.TripRule;
import io.newsforge.llm.provider.Anthropic;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.provider.OpenAiCompatible;
import io.newsforge.llm.router.Account;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouteBuilder;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of the properties, and their providers, one for each key and address, which it closes. */
final class ConfiguredRoutes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoutesAutoConfiguration.class);

    private final Map<Door, ModelProvider> providers = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private ConfiguredRoutes() {}

    static ConfiguredRoutes of(RoutePlan plan, List<RouteBuilderCustomizer> customizers) {
        plan.off().forEach(ConfiguredRoutes::tellOff);
        ConfiguredRoutes made = new ConfiguredRoutes();
        plan.usable().forEach(planned -> made.add(planned, customizers));
        return made;
    }

    private static void tellOff(RoutePlan.Planned route) {
        LOG.warn(
                "Route {} is off, for it has no key: set newsforge.routes.{}.api-key or {}",
                route.name(),
                route.name(),
                route.vendor().variable());
    }

    private void add(RoutePlan.Planned planned, List<RouteBuilderCustomizer> customizers) {
        Door door = new Door(planned.vendor(), planned.baseUrl(), credentials(planned) ? planned.key() : null);
        RouteBuilder route = builder(planned, providers.computeIfAbsent(door, Door::open));
        customizers.forEach(customizer -> customizer.customize(planned.name(), route));
        routes.add(route.build());
    }

    private static boolean credentials(RoutePlan.Planned planned) {
        if (planned.key() == null) {
            return false;
        }
        if (planned.key().chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new WrongSettingException(
                    "newsforge.routes." + planned.name() + ".api-key",
                    Settings.HIDDEN,
                    "visible ASCII characters only");
        }
        return true;
    }

    private RouteBuilder builder(RoutePlan.Planned planned, ModelProvider provider) {
        RouteProperties settings = planned.settings();
        RouteBuilder route = Route.builder(planned.name(), provider, planned.model())
                .weight(settings.weight())
                .attempts(settings.attempts())
                .attemptTimeout(settings.attemptTimeout())
                .breaker(TripRule.consecutive(settings.breaker().failures()))
                .coolDown(settings.breaker().openFor());
        settings.tags().forEach(route::tag);
        if (settings.account() != null) {
            route.account(accounts.computeIfAbsent(settings.account(), Account::of));
        }
        if (settings.maxConcurrent() != null) {
            route.maxConcurrent(settings.maxConcurrent());
        }
        return route;
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void close() {
        providers.values().forEach(ModelProvider::close);
    }

    /** What makes two routes share connections and, unless they say otherwise, an account. Does not show its key. */
    private record Door(
            Vendor vendor, @Nullable URI baseUrl, @Nullable String key) {

        ModelProvider open() {
            CredentialSource credentials = key == null ? CredentialSource.none() : CredentialSource.of(key);
            return switch (vendor) {
                case OPENAI -> openAi(credentials).build();
                case OPENAI_RESPONSES -> openAi(credentials).responses().build();
                case ANTHROPIC -> anthropic(credentials).build();
                case COMPATIBLE ->
                    OpenAiCompatible.builder(Objects.requireNonNull(baseUrl))
                            .credentials(credentials)
                            .build();
            };
        }

        private OpenAi.Builder openAi(CredentialSource credentials) {
            OpenAi.Builder builder = OpenAi.builder().credentials(credentials);
            return baseUrl == null ? builder : builder.baseUrl(baseUrl);
        }

        private Anthropic.Builder anthropic(CredentialSource credentials) {
            Anthropic.Builder builder = Anthropic.builder().credentials(credentials);
            return baseUrl == null ? builder : builder.baseUrl(baseUrl);
        }

        @Override
        public String toString() {
            return "Door[" + vendor + ", " + baseUrl + "]";
        }
    }
}
