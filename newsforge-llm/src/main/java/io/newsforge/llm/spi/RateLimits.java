package io.newsforge.llm.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said about its own limits with an answer or an error. Immutable.
 *
 * @param requestsOrNull what is left of requests, or null if it did not say
 * @param tokensOrNull what is left of tokens, or null if it did not say; of several token limits the tightest
 */
public record RateLimits(
        @Nullable Left requestsOrNull, @Nullable Left tokensOrNull) {

    private static final RateLimits NONE = new RateLimits(null, null);

    /**
     * What is left of one limit.
     *
     * @param remaining how much, not negative
     * @param reset how long until all of it is there again, not negative
     */
    public record Left(long remaining, Duration reset) {

        /** Refuses negative numbers. */
        public Left {
            if (remaining < 0) {
                throw new IllegalArgumentException("remaining: " + remaining + " (expected: >= 0)");
            }
            if (Objects.requireNonNull(reset, "reset").isNegative()) {
                throw new IllegalArgumentException("reset: " + reset + " (expected: >= PT0S)");
            }
        }
    }

    /**
     * The provider said nothing.
     *
     * @return no limits
     */
    public static RateLimits none() {
        return NONE;
    }

    /**
     * What is left of requests.
     *
     * @return empty if the provider did not say
     */
    public Optional<Left> requests() {
        return Optional.ofNullable(requestsOrNull);
    }

    /**
     * What is left of tokens.
     *
     * @return empty if the provider did not say
     */
    public Optional<Left> tokens() {
        return Optional.ofNullable(tokensOrNull);
    }
}
