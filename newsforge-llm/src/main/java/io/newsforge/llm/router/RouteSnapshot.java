package io.newsforge.llm.router;

import io.newsforge.breaker.BreakerSnapshot;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.RateLimits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a route looked like at a moment, for health checks. Immutable; each number is right by itself.
 *
 * @param route the route's name
 * @param provider the provider's name
 * @param model the model
 * @param account the account's name
 * @param takenOut whether somebody took it out
 * @param weight its weight now
 * @param breaker its breaker
 * @param inFlight attempts under way
 * @param latency how long answers take lately, zero if nothing is known
 * @param asideWhyOrNull why the route or its account is set aside, or null if neither is
 * @param asideFor how much longer; zero if neither is
 * @param limits what the provider last said about the account's limits
 */
public record RouteSnapshot(
        String route,
        String provider,
        String model,
        String account,
        boolean takenOut,
        int weight,
        BreakerSnapshot breaker,
        int inFlight,
        Duration latency,
        @Nullable ErrorKind asideWhyOrNull,
        Duration asideFor,
        RateLimits limits) {

    /**
     * Why the route or its account is set aside.
     *
     * @return empty if neither is
     */
    public Optional<ErrorKind> asideWhy() {
        return Optional.ofNullable(asideWhyOrNull);
    }
}
