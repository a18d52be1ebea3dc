package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;

/**
 * What was counted at the wire.
 *
 * @param requests how many arrived whole
 * @param inputTokens billed
 * @param outputTokens billed
 * @param microUsd billed
 */
public record Tally(long requests, long inputTokens, long outputTokens, long microUsd) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    static Tally one(Usage billed, long microUsd) {
        return new Tally(1, billed.input().orElse(0), billed.output().orElse(0), microUsd);
    }

    Tally plus(Tally other) {
        return new Tally(
                requests + other.requests,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                microUsd + other.microUsd);
    }
}
