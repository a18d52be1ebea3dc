package io.newsforge.spring;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The routes to models, and how calls go over them. Immutable.
 *
 * @param routes Routes by name. Without any, OPENAI_API_KEY and ANTHROPIC_API_KEY each make a route of their own.
 * @param routing How calls choose among the routes.
 * @param retry How often calls try.
 * @param openai What OpenAI's routes have unless they say otherwise.
 * @param anthropic What Anthropic's routes have unless they say otherwise.
 */
@ConfigurationProperties("newsforge")
public record RoutesProperties(
        @DefaultValue Map<String, RouteProperties> routes,
        @DefaultValue Routing routing,
        @DefaultValue Retry retry,
        @DefaultValue OpenAi openai,
        @DefaultValue Anthropic anthropic) {

    /** Copies the routes. */
    public RoutesProperties {
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        for (String name : routing.order()) {
            if (!routes.containsKey(name)) {
                throw new WrongSettingException("routing.order", name, "names of newsforge.routes");
            }
        }
    }

    /**
     * How calls choose among the routes.
     *
     * @param strategy How a call chooses among the routes that can be tried.
     * @param order The names of routes in the order to try them; those left out follow. As configured unless set.
     */
    public record Routing(
            @DefaultValue("priority") RoutingStrategy strategy,
            @DefaultValue List<String> order) {

        /** Copies the order. */
        public Routing {
            order = List.copyOf(order);
        }
    }

    /**
     * How often calls try.
     *
     * @param maxAttempts The most attempts of one call, all routes together.
     */
    public record Retry(@DefaultValue("6") int maxAttempts) {

        /** Refuses what is out of range. */
        public Retry {
            Settings.between("max-attempts", maxAttempts, 1, 100);
        }
    }

    /**
     * What OpenAI's routes have unless they say otherwise.
     *
     * @param model The model's name.
     * @param baseUrl Where the API is; OpenAI's own address unless set.
     */
    public record OpenAi(
            @DefaultValue("gpt-6-luna") String model,
            @Nullable URI baseUrl) {

        /** Refuses what is no name and what is no address. */
        public OpenAi {
            Settings.text("model", model);
            Settings.web("base-url", baseUrl);
        }
    }

    /**
     * What Anthropic's routes have unless they say otherwise.
     *
     * @param model The model's name.
     * @param baseUrl Where the API is; Anthropic's own address unless set.
     */
    public record Anthropic(
            @DefaultValue("claude-haiku-5-5") String model,
            @Nullable URI baseUrl) {

        /** Refuses what is no name and what is no address. */
        public Anthropic {
            Settings.text("model", model);
            Settings.web("base-url", baseUrl);
        }
    }
}
