package io.newsforge.llm.price;

import io.newsforge.expect.Expect;

/**
 * What a million tokens of each sort cost, in micro-US-dollars: 2.50 dollars are 2,500,000. Immutable.
 *
 * @param input of the prompt, what is not cached
 * @param cacheRead of the prompt, read from the vendor's cache
 * @param cacheWrite of the prompt, written to the vendor's cache
 * @param output of the answer, what the model thought included
 */
public record Rates(long input, long cacheRead, long cacheWrite, long output) {

    private static final long MOST = 1_000_000_000_000L;

    /** Refuses rates below zero and above a dollar a token. */
    public Rates {
        Expect.between("input", input, 0, MOST);
        Expect.between("cacheRead", cacheRead, 0, MOST);
        Expect.between("cacheWrite", cacheWrite, 0, MOST);
        Expect.between("output", output, 0, MOST);
    }

    /** The most a token of the prompt can cost. */
    long dearestInput() {
        return Math.max(input, Math.max(cacheRead, cacheWrite));
    }
}
