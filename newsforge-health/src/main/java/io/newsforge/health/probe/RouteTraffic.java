package io.newsforge.health.probe;

import io.newsforge.breaker.BreakerSnapshot;
import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider route from its real traffic, for a {@link RouteCheck}. Immutable.
 *
 * <pre>{@code
 * RouteSnapshot seen = ...;
 * RouteTraffic traffic = RouteTraffic.of(seen.route(), seen.breaker()).counted(seen.attempts(), seen.failures());
 * return seen.quietFor().map(traffic::quietFor).orElse(traffic);
 * }</pre>
 *
 * @param name the route's name
 * @param breaker its breaker
 * @param attempts how many attempts ended so far
 * @param failures how many of them failed so far
 * @param quietForOrNull how long ago the last one ended, or null if none has
 * @param asideWhyOrNull why the route is set aside, a word or two without secrets, or null if it is not
 * @param asideFor how much longer; zero if it is not
 * @param requestsOrNull what the vendor said is left of requests, or null if it did not
 * @param tokensOrNull what the vendor said is left of tokens, or null if it did not
 * @param budgetLeftOrNull which share of the budget is left, up to 1, or null if nobody knows
 */
public record RouteTraffic(
        String name,
        BreakerSnapshot breaker,
        long attempts,
        long failures,
        @Nullable Duration quietForOrNull,
        @Nullable String asideWhyOrNull,
        Duration asideFor,
        @Nullable Left requestsOrNull,
        @Nullable Left tokensOrNull,
        @Nullable Double budgetLeftOrNull) {

    /**
     * What a vendor said is left of one of its limits.
     *
     * @param remaining how much, at least 0
     * @param limitOrNull of how much, at least 1, or null if it did not say
     * @param reset how long after the last attempt all of it is there again
     */
    public record Left(long remaining, @Nullable Long limitOrNull, Duration reset) {

        /** Refuses numbers out of range. */
        public Left {
            Expect.between("remaining", remaining, 0, Long.MAX_VALUE);
            Expect.notNegative("reset", reset);
            if (limitOrNull != null) {
                Expect.between("limit", limitOrNull, 1, Long.MAX_VALUE);
            }
        }

        /**
         * Of a limit that was not said.
         *
         * @param remaining how much, at least 0
         * @param reset how long after the last attempt all of it is there again
         * @return the rest
         */
        public static Left of(long remaining, Duration reset) {
            return new Left(remaining, null, reset);
        }

        /**
         * Of a limit that was said.
         *
         * @param remaining how much, at least 0
         * @param limit of how much, at least 1
         * @param reset how long after the last attempt all of it is there again
         * @return the rest
         */
        public static Left of(long remaining, long limit, Duration reset) {
            return new Left(remaining, limit, reset);
        }

        boolean isLow(double share, long few) {
            return limitOrNull == null ? remaining < few : remaining < share * limitOrNull;
        }
    }

    /** Refuses what is missing or out of range. */
    public RouteTraffic {
        Expect.text("name", name);
        Objects.requireNonNull(breaker, "breaker");
        Expect.between("attempts", attempts, 0, Long.MAX_VALUE);
        Expect.between("failures", failures, 0, Long.MAX_VALUE);
        Expect.notNegative("asideFor", asideFor);
        if (quietForOrNull != null) {
            Expect.notNegative("quietFor", quietForOrNull);
        }
        if (budgetLeftOrNull != null && !(budgetLeftOrNull <= 1)) {
            throw new IllegalArgumentException("budgetLeft: " + budgetLeftOrNull + " (expected: <= 1)");
        }
    }

    /**
     * A route of which nothing but its breaker is known.
     *
     * @param name its name
     * @param breaker its breaker
     * @return the traffic
     */
    public static RouteTraffic of(String name, BreakerSnapshot breaker) {
        return new RouteTraffic(name, breaker, 0, 0, null, null, Duration.ZERO, null, null, null);
    }

    /**
     * This, with counts.
     *
     * @param ended how many attempts ended so far
     * @param failed how many of them failed so far
     * @return the new traffic
     */
    public RouteTraffic counted(long ended, long failed) {
        return new RouteTraffic(
                name,
                breaker,
                ended,
                failed,
                quietForOrNull,
                asideWhyOrNull,
                asideFor,
                requestsOrNull,
                tokensOrNull,
                budgetLeftOrNull);
    }

    /**
     * This, with the time since the last attempt.
     *
     * @param quiet how long ago it ended
     * @return the new traffic
     */
    public RouteTraffic quietFor(Duration quiet) {
        return new RouteTraffic(
                name,
                breaker,
                attempts,
                failures,
                quiet,
                asideWhyOrNull,
                asideFor,
                requestsOrNull,
                tokensOrNull,
                budgetLeftOrNull);
    }

    /**
     * This, set aside.
     *
     * @param why a word or two without secrets
     * @param left how much longer
     * @return the new traffic
     */
    public RouteTraffic setAside(String why, Duration left) {
        return new RouteTraffic(
                name,
                breaker,
                attempts,
                failures,
                quietForOrNull,
                why,
                left,
                requestsOrNull,
                tokensOrNull,
                budgetLeftOrNull);
    }

    /**
     * This, with what is left of requests.
     *
     * @param left what the vendor said
     * @return the new traffic
     */
    public RouteTraffic requests(Left left) {
        return new RouteTraffic(
                name,
                breaker,
                attempts,
                failures,
                quietForOrNull,
                asideWhyOrNull,
                asideFor,
                left,
                tokensOrNull,
                budgetLeftOrNull);
    }

    /**
     * This, with what is left of tokens.
     *
     * @param left what the vendor said
     * @return the new traffic
     */
    public RouteTraffic tokens(Left left) {
        return new RouteTraffic(
                name,
                breaker,
                attempts,
                failures,
                quietForOrNull,
                asideWhyOrNull,
                asideFor,
                requestsOrNull,
                left,
                budgetLeftOrNull);
    }

    /**
     * This, with what is left of the budget.
     *
     * @param share up to 1; zero or less if it is spent
     * @return the new traffic
     */
    public RouteTraffic budgetLeft(double share) {
        return new RouteTraffic(
                name,
                breaker,
                attempts,
                failures,
                quietForOrNull,
                asideWhyOrNull,
                asideFor,
                requestsOrNull,
                tokensOrNull,
                share);
    }

    /** Whether what the vendor said may still hold. */
    boolean holds(Left left) {
        return quietForOrNull == null || quietForOrNull.compareTo(left.reset()) < 0;
    }
}
