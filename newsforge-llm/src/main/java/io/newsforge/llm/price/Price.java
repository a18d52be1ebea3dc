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

    /** What sums stop at: token counts come from elsewhere, and none may break the accounting. */
    private static final long TOO_MUCH = Long.MAX_VALUE;

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
     * @return micro-US-dollars; {@link Long#MAX_VALUE} if it is more than can be counted
     */
    public long worst(long inputTokens, long outputTokens) {
        long usual = worst(rates, inputTokens, outputTokens);
        LongPrompts other = longPromptsOrNull;
        return other == null || inputTokens <= other.above()
                ? usual
                : Math.max(usual, worst(other.rates(), inputTokens, outputTokens));
    }

    private static long worst(Rates rates, long inputTokens, long outputTokens) {
        return micros(plus(times(inputTokens, rates.dearestInput()), times(outputTokens, rates.output())));
    }

    /**
     * What an exchange cost. Never throws, whatever a provider reported.
     *
     * @param usage what the provider reported
     * @return exact, if all numbers that make a difference are there; at most so much, if it is an estimate or does not say what
     *     was cached; unknown, if tokens of prompt or answer are absent, or so many that it is more than can be counted
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
        boolean bounded = usage.estimated() || silent;
        long micros = bounded
                ? worst(input.getAsLong(), output.getAsLong())
                : exact(now, usage, input.getAsLong(), output.getAsLong());
        if (micros == TOO_MUCH) {
            return new Cost.Unknown();
        }
        return bounded ? new Cost.AtMost(micros) : new Cost.Exact(micros);
    }

    private Rates ratesFor(long inputTokens) {
        LongPrompts other = longPromptsOrNull;
        return other != null && inputTokens > other.above() ? other.rates() : rates;
    }

    private static long exact(Rates rates, Usage usage, long input, long output) {
        long read = usage.cacheRead().orElse(0);
        long written = usage.cacheWrite().orElse(0);
        long plain = Math.max(0, Math.max(0, input - read) - written);
        long cached = plus(times(read, rates.cacheRead()), times(written, rates.cacheWrite()));
        long prompt = plus(times(plain, rates.input()), cached);
        return micros(plus(prompt, times(output, rates.output())));
    }

    private static long times(long tokens, long rate) {
        long product = tokens * rate;
        return Math.multiplyHigh(tokens, rate) != 0 || product < 0 ? TOO_MUCH : product;
    }

    private static long plus(long one, long other) {
        return one > TOO_MUCH - other ? TOO_MUCH : one + other;
    }

    private static long micros(long millionths) {
        if (millionths == TOO_MUCH) {
            return TOO_MUCH;
        }
        return millionths / MILLION + (millionths % MILLION == 0 ? 0 : 1);
    }
}
