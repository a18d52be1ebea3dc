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
 * @param attempts how many ended so far that its breaker was told of, as {@link ErrorKind#breaker} says: none that were cancelled,
 *     rate limited, or refused for the caller's own mistake
 * @param failures those among them that were failures
 * @param quietForOrNull how long ago the last of them ended, or null if none has
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
        long attempts,
        long failures,
        @Nullable Duration quietForOrNull,
        Duration latency,
        @Nullable ErrorKind asideWhyOrNull,
        Duration asideFor,
        RateLimits limits) {

    /**
     * How long ago the last attempt ended that its breaker was told of.
     *
     * @return empty if none has
     */
    public Optional<Duration> quietFor() {
        return Optional.ofNullable(quietForOrNull);
    }

    /**
     * Why the route or its account is set aside.
     *
     * @return empty if neither is
     */
    public Optional<ErrorKind> asideWhy() {
        return Optional.ofNullable(asideWhyOrNull);
    }
}
