package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a vendor says about its limits, written in its own headers: OpenAI gives the reset as a duration, Anthropic as a time.
 * Immutable.
 *
 * @param requests what is left of requests, not negative
 * @param tokens what is left of tokens, not negative
 * @param reset how long until both are whole again, not negative
 */
public record Limits(long requests, long tokens, Duration reset) {

    /** Refuses negative numbers. */
    public Limits {
        Expect.between("requests", requests, 0, Long.MAX_VALUE);
        Expect.between("tokens", tokens, 0, Long.MAX_VALUE);
        Expect.notNegative("reset", reset);
    }

    Map<String, String> headers(boolean anthropic, Instant now) {
        return anthropic ? anthropic(now.plus(reset).toString()) : openAi();
    }

    private Map<String, String> openAi() {
        String duration = reset.toMillis() + "ms";
        return Map.of(
                "x-ratelimit-remaining-requests",
                Long.toString(requests),
                "x-ratelimit-reset-requests",
                duration,
                "x-ratelimit-remaining-tokens",
                Long.toString(tokens),
                "x-ratelimit-reset-tokens",
                duration);
    }

    private Map<String, String> anthropic(String time) {
        return Map.of(
                "anthropic-ratelimit-requests-remaining",
                Long.toString(requests),
                "anthropic-ratelimit-requests-reset",
                time,
                "anthropic-ratelimit-tokens-remaining",
                Long.toString(tokens),
                "anthropic-ratelimit-tokens-reset",
                time);
    }
}
