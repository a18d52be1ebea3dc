package io.newsforge.llm.router;

import io.newsforge.breaker.TripRule;
import io.newsforge.expect.Expect;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.ModelProvider;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Route}; for one thread at a time, and reusable. */
public final class RouteBuilder {

    static final int HEAVIEST = 1_000_000;

    final String name;
    final ModelProvider provider;
    final String model;
    final Set<String> tags = new LinkedHashSet<>();

    @Nullable
    Account account;

    @Nullable
    Price price;

    @Nullable
    Long costCeiling;

    @Nullable
    Long contextWindow;

    int weight = 1;
    int attempts = 2;
    Duration attemptTimeout = Duration.ofSeconds(15);
    TripRule breaker = TripRule.consecutive(3);
    Duration coolDown = Duration.ofSeconds(30);
    int maxConcurrent = Integer.MAX_VALUE;

    RouteBuilder(String name, ModelProvider provider, String model) {
        this.name = Expect.text("name", name);
        this.provider = Objects.requireNonNull(provider, "provider");
        this.model = Expect.text("model", model);
    }

    /**
     * Sets the account. By default all routes with the same provider object are on one account.
     *
     * @param shared the account, the same object for all routes on it
     * @return this builder
     */
    public RouteBuilder account(Account shared) {
        account = Objects.requireNonNull(shared, "account");
        return this;
    }

    /**
     * Sets the price. By default it is what the router's table says about the model.
     *
     * @param known the price
     * @return this builder
     */
    public RouteBuilder price(Price known) {
        price = Objects.requireNonNull(known, "price");
        return this;
    }

    /**
     * Declares what an attempt counts as, while the price is unknown. Without it such a route is passed over when money is counted.
     *
     * @param microUsd micro-US-dollars an attempt, not negative
     * @return this builder
     * @throws IllegalArgumentException if the amount is negative
     */
    public RouteBuilder costCeiling(long microUsd) {
        costCeiling = Expect.between("costCeiling", microUsd, 0, Long.MAX_VALUE);
        return this;
    }

    /**
     * Sets the most tokens of prompt and answer together. By default it is what the provider says, if it does.
     *
     * @param tokens at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public RouteBuilder contextWindow(long tokens) {
        contextWindow = Expect.between("contextWindow", tokens, 1, Long.MAX_VALUE);
        return this;
    }

    /**
     * Sets the share of calls. 1 by default.
     *
     * @param share 0 (only when the others have failed) to 1,000,000
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public RouteBuilder weight(int share) {
        weight = Expect.between("weight", share, 0, HEAVIEST);
        return this;
    }

    /**
     * Adds a tag that calls can ask for.
     *
     * @param tag not blank
     * @return this builder
     */
    public RouteBuilder tag(String tag) {
        tags.add(Expect.text("tag", tag));
        return this;
    }

    /**
     * Sets how often one call may try this route. 2 by default.
     *
     * @param most 1 (never again) to 100
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public RouteBuilder attempts(int most) {
        attempts = Expect.between("attempts", most, 1, 100);
        return this;
    }

    /**
     * Sets how long one attempt may take, so that a route that hangs leaves time for the next. 15 seconds by default. A stream has
     * as long for its first token, if the router has a timer, and for all of it otherwise.
     *
     * @param longest positive
     * @return this builder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public RouteBuilder attemptTimeout(Duration longest) {
        attemptTimeout = Expect.positive("attemptTimeout", longest);
        return this;
    }

    /**
     * Sets when the breaker opens. 3 failures in a row by default.
     *
     * @param rule the rule
     * @return this builder
     */
    public RouteBuilder breaker(TripRule rule) {
        breaker = Objects.requireNonNull(rule, "breaker");
        return this;
    }

    /**
     * Sets how long the breaker stays open. 30 seconds by default.
     *
     * @param duration positive
     * @return this builder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public RouteBuilder coolDown(Duration duration) {
        coolDown = Expect.positive("coolDown", duration);
        return this;
    }

    /**
     * Bounds the attempts under way at once. Unbounded by default.
     *
     * @param most at least 1
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public RouteBuilder maxConcurrent(int most) {
        maxConcurrent = Expect.between("maxConcurrent", most, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Builds the route.
     *
     * @return the route
     */
    public Route build() {
        return new Route(this);
    }
}
