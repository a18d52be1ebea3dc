package io.newsforge.llm.price;

import io.newsforge.llm.spi.Prompt;

/**
 * How many tokens a prompt can be at most: what a reservation is made of. Never a single guess, since vendors count with tokenizers
 * of their own. Implementations are thread-safe.
 */
@FunctionalInterface
public interface TokenBounds {

    /**
     * The most tokens the prompt can be.
     *
     * @param model the model's name at its vendor
     * @param prompt the prompt
     * @return at least 1
     */
    long input(String model, Prompt prompt);

    /**
     * The bounds that come with NewsForge:
     *
     * <ul>
     *   <li>a short prompt, up to 2,048 bytes, is taken as a token a byte, which no byte-level tokenizer exceeds and which costs
     *       next to nothing to find out;
     *   <li>a longer one to an OpenAI model is counted with {@code o200k_base}: exact for gpt-4o, gpt-4.1, o1, o3 and o4; a tenth
     *       more for later models, whose tokenizers are not published;
     *   <li>a longer one to a Claude model is twice what {@code o200k_base} counts (the newest tokenizer was seen at about 1.5 times
     *       that, older ones at 1.18; checked 2026-11-21), or a token a byte if that is less;
     *   <li>a longer one to any other model is a token a byte.
     * </ul>
     *
     * To each are added 8 tokens a message and 64 a prompt for what the vendors put around it, and the schema's bytes and 512 more
     * where there is a schema.
     *
     * @return the bounds; they load the tokenizer's table of 4 MB when they first need it
     */
    static TokenBounds builtIn() {
        return new FamilyBounds();
    }

    /**
     * A token a byte for every model: loose, and never too low.
     *
     * @return the bounds
     */
    static TokenBounds bytes() {
        return (model, prompt) -> PromptBytes.tokensAtMost(prompt);
    }
}
