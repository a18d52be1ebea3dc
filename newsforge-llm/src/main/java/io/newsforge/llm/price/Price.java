package io.newsforge.llm.price;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Usage;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The price of a model: its rates, and other rates for the whole request when the prompt is long. Amounts are rounded up, once, to
 * the next micro-US-dollar. Immutable and thread-safe.
 *
 * @param rates what a million tokens cost
 * @param longPromptsOrNull what they cost when the prompt is long, or null if that makes no difference
 */
public record Price(Rates rates, @Nullable LongPrompts longPromptsOrNull) {

    private static final long MILLION = 1_000_000;

    /**
     * Other rates for requests with a long prompt.
     *
     * @param above they hold when the prompt has more tokens than this
     * @param rates what a million tokens cost then, the first ones included
     */
    public record LongPrompts(long above, Rates rates) {

        /** Refuses a negative border. */
        public LongPrompts {
            Expect.between("above", above, 0, Long.MAX_VALUE);
            Objects.requireNonNull(rates, "rates");
        }
    }

    /** Refuses null. */
    public Price {
        Objects.requireNonNull(rates, "rates");
    }

    /**
     * A price of two rates; cached tokens cost what others do.
     *
     * @param input micro-US-dollars a million tokens of the prompt
     * @param output micro-US-dollars a million tokens of the answer
     * @return the price
     */
    public static Price of(long input, long output) {
        return new Price(new Rates(input, input, input, output), null);
    }

    /**
     * What costs nothing, such as a model on a machine of one's own.
     *
     * @return the price of zero
     */
    public static Price free() {
        return of(0, 0);
    }

    /**
     * The rates for long prompts.
     *
     * @return empty if length makes no difference
     */
    public Optional<LongPrompts> longPrompts() {
        return Optional.ofNullable(longPromptsOrNull);
    }

    /**
     * The most a request can cost.
     *
     * @param inputTokens the most tokens the prompt can have, not negative
     * @param outputTokens the most tokens the answer can have, not negative
     * @return micro-US-dollars
     * @throws ArithmeticException if it is more than a long holds
     */
    public long worst(long inputTokens, long outputTokens) {
        long usual = worst(rates, inputTokens, outputTokens);
        LongPrompts other = longPromptsOrNull;
        return other == null || inputTokens <= other.above()
                ? usual
                : Math.max(usual, worst(other.rates(), inputTokens, outputTokens));
    }

    private static long worst(Rates rates, long inputTokens, long outputTokens) {
        return micros(Math.addExact(
                Math.multiplyExact(inputTokens, rates.dearestInput()),
                Math.multiplyExact(outputTokens, rates.output())));
    }

    /**
     * What an exchange cost.
     *
     * @param usage what the provider reported
     * @return exact, if all numbers that make a difference are there; at most so much, if it is an estimate or does not say what
     *     was cached; unknown, if tokens of prompt or answer are absent
     */
    public Cost cost(Usage usage) {
        OptionalLong input = usage.input();
        OptionalLong output = usage.output();
        if (input.isEmpty() || output.isEmpty()) {
            return new Cost.Unknown();
        }
        Rates now = ratesFor(input.getAsLong());
        boolean silent = (usage.cacheRead().isEmpty() && now.cacheRead() != now.input())
                || (usage.cacheWrite().isEmpty() && now.cacheWrite() > now.input());
        if (usage.estimated() || silent) {
            return new Cost.AtMost(worst(input.getAsLong(), output.getAsLong()));
        }
        return new Cost.Exact(exact(now, usage, input.getAsLong(), output.getAsLong()));
    }

    private Rates ratesFor(long inputTokens) {
        LongPrompts other = longPromptsOrNull;
        return other != null && inputTokens > other.above() ? other.rates() : rates;
    }

    private static long exact(Rates rates, Usage usage, long input, long output) {
        long read = usage.cacheRead().orElse(0);
        long written = usage.cacheWrite().orElse(0);
        long plain = Math.max(0, input - read - written);
        long prompt = Math.addExact(
                Math.multiplyExact(plain, rates.input()),
                Math.addExact(
                        Math.multiplyExact(read, rates.cacheRead()), Math.multiplyExact(written, rates.cacheWrite())));
        return micros(Math.addExact(prompt, Math.multiplyExact(output, rates.output())));
    }

    private static long micros(long millionths) {
        return millionths / MILLION + (millionths % MILLION == 0 ? 0 : 1);
    }
}
