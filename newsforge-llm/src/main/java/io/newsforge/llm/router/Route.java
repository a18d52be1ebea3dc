package io.newsforge.llm.router;

import io.newsforge.breaker.TripRule;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.ModelProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to an answer: a model at a provider, on an account, at a price, with bounds of its own. Immutable and thread-safe; what
 * happens on it is kept by the router.
 *
 * <pre>{@code
 * Route primary = Route.builder("primary", openai, "gpt-6-luna").account(acme).weight(90).tag("fast").build();
 * }</pre>
 */
public final class Route {

    private final String name;
    private final ModelProvider provider;
    private final String model;
    private final @Nullable Account account;
    private final @Nullable Price price;
    private final @Nullable Long costCeiling;
    private final @Nullable Long contextWindow;
    private final int weight;
    private final Set<String> tags;
    private final int attempts;
    private final Duration attemptTimeout;
    private final TripRule breaker;
    private final Duration coolDown;
    private final int maxConcurrent;

    Route(RouteBuilder from) {
        this.name = from.name;
        this.provider = from.provider;
        this.model = from.model;
        this.account = from.account;
        this.price = from.price;
        this.costCeiling = from.costCeiling;
        this.contextWindow = from.contextWindow;
        this.weight = from.weight;
        this.tags = Set.copyOf(from.tags);
        this.attempts = from.attempts;
        this.attemptTimeout = from.attemptTimeout;
        this.breaker = from.breaker;
        this.coolDown = from.coolDown;
        this.maxConcurrent = from.maxConcurrent;
    }

    /**
     * A route with all defaults.
     *
     * @param name what it is called in traces and metrics, not blank; few and stable, since it becomes a tag
     * @param provider whom to ask; the host closes it
     * @param model the model's name at the vendor, not blank
     * @return the route
     */
    public static Route of(String name, ModelProvider provider, String model) {
        return builder(name, provider, model).build();
    }

    /**
     * Begins a route.
     *
     * @param name what it is called in traces and metrics, not blank; few and stable, since it becomes a tag
     * @param provider whom to ask; the host closes it
     * @param model the model's name at the vendor, not blank
     * @return a builder with the defaults
     */
    public static RouteBuilder builder(String name, ModelProvider provider, String model) {
        return new RouteBuilder(name, provider, model);
    }

    /**
     * What it is called.
     *
     * @return the name, not blank
     */
    public String name() {
        return name;
    }

    /**
     * Whom it asks.
     *
     * @return the provider
     */
    public ModelProvider provider() {
        return provider;
    }

    /**
     * The model it asks for.
     *
     * @return its name at the vendor
     */
    public String model() {
        return model;
    }

    /**
     * The account it is on.
     *
     * @return empty for the one account that all routes of its provider object share
     */
    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /**
     * The price it was given.
     *
     * @return empty for what the router's table says
     */
    public Optional<Price> price() {
        return Optional.ofNullable(price);
    }

    /**
     * What an attempt counts as while its price is unknown.
     *
     * @return micro-US-dollars, or empty if none was declared
     */
    public OptionalLong costCeiling() {
        return costCeiling == null ? OptionalLong.empty() : OptionalLong.of(costCeiling);
    }

    /**
     * The most tokens of prompt and answer together.
     *
     * @return what was set, else what the provider says; empty if nobody knows
     */
    public OptionalLong contextWindow() {
        return contextWindow == null ? provider.capabilities(model).contextWindow() : OptionalLong.of(contextWindow);
    }

    /**
     * Its share of the calls, beside the other routes' weights.
     *
     * @return 0 to 1,000,000 when the router is built; the router can change it later
     */
    public int weight() {
        return weight;
    }

    /**
     * What calls can ask for.
     *
     * @return the tags, unmodifiable
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * How often one call may try it.
     *
     * @return at least 1
     */
    public int attempts() {
        return attempts;
    }

    /**
     * How long one attempt may take.
     *
     * @return positive
     */
    public Duration attemptTimeout() {
        return attemptTimeout;
    }

    /**
     * When its breaker opens.
     *
     * @return the rule
     */
    public TripRule breaker() {
        return breaker;
    }

    /**
     * How long its breaker stays open.
     *
     * @return positive
     */
    public Duration coolDown() {
        return coolDown;
    }

    /**
     * How many attempts may be under way at once.
     *
     * @return at least 1
     */
    public int maxConcurrent() {
        return maxConcurrent;
    }

    /** Name, provider and model, for a log line. */
    @Override
    public String toString() {
        return "Route[" + name + ", " + provider.name() + ", " + model + "]";
    }
}
