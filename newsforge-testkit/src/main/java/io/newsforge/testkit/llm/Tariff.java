package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;

/** What a {@link FaultyProvider} bills for tokens. */
@FunctionalInterface
public interface Tariff {

    /**
     * The price of one exchange.
     *
     * @param model the model that was asked
     * @param usage its tokens
     * @return micro-USD, not negative
     */
    long microUsd(String model, Usage usage);

    /**
     * The same price for every model; cached tokens cost as much as others.
     *
     * @param input micro-USD a token of the prompt
     * @param output micro-USD a token of the answer
     * @return the tariff
     */
    static Tariff perToken(long input, long output) {
        return (model, usage) ->
                usage.input().orElse(0) * input + usage.output().orElse(0) * output;
    }
}
