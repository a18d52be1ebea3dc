package io.newsforge.spring;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One route to a model. Immutable; does not show its key.
 *
 * @param provider Whom to ask; not needed where the route itself is called openai or anthropic.
 * @param model The model's name at the vendor; for OpenAI and Anthropic newsforge.openai.model and newsforge.anthropic.model unless set.
 * @param baseUrl Where the API is; the vendor's own address unless set.
 * @param apiKey The key; OPENAI_API_KEY or ANTHROPIC_API_KEY unless set. Without any the route is off.
 * @param weight Its share of the calls, for the strategies that go by weight.
 * @param account Routes of one name here are paced and set aside together; those with one provider, address and key are anyway.
 * @param tags What calls can ask for.
 * @param attempts How often one call may try this route.
 * @param attemptTimeout How long one attempt may take.
 * @param maxConcurrent How many attempts may be under way at once; unbounded unless set.
 * @param breaker When its breaker opens.
 */
public record RouteProperties(
        @Nullable Vendor provider,
        @Nullable String model,
        @Nullable URI baseUrl,
        @Nullable String apiKey,
        @DefaultValue("1") int weight,
        @Nullable String account,
        @DefaultValue Set<String> tags,
        @DefaultValue("2") int attempts,
        @DefaultValue("15s") Duration attemptTimeout,
        @Nullable Integer maxConcurrent,
        @DefaultValue Breaker breaker) {

    /** Refuses what is out of range; copies the tags. */
    public RouteProperties {
        Settings.text("model", model);
        Settings.web("base-url", baseUrl);
        Settings.text("account", account);
        Settings.between("weight", weight, 0, 1_000_000);
        Settings.between("attempts", attempts, 1, 100);
        Settings.positive("attempt-timeout", attemptTimeout);
        Settings.atLeast("max-concurrent", maxConcurrent, 1);
        tags = Set.copyOf(tags);
    }

    /**
     * A route's breaker.
     *
     * @param failures How many failures in a row open it.
     * @param openFor How long it stays open.
     */
    public record Breaker(
            @DefaultValue("3") int failures,
            @DefaultValue("30s") Duration openFor) {

        /** Refuses what is out of range. */
        public Breaker {
            Settings.between("failures", failures, 1, 10_000);
            Settings.positive("open-for", openFor);
        }
    }

    static RouteProperties defaults() {
        return new RouteProperties(
                null,
                null,
                null,
                null,
                1,
                null,
                Set.of(),
                2,
                Duration.ofSeconds(15),
                null,
                new Breaker(3, Duration.ofSeconds(30)));
    }

    /** Provider, model and address, for a log line. */
    @Override
    public String toString() {
        return "RouteProperties[" + provider + ", " + model + ", " + baseUrl + "]";
    }
}
