package io.newsforge.llm.spi;

import java.util.OptionalLong;

/**
 * The tokens of one exchange. A number that is absent was not reported, which is not the same as zero. Cached tokens are part of
 * the input, reasoning is part of the output, whatever the vendor's own convention. Immutable and thread-safe.
 */
public final class Usage {

    /** What a number is that was not reported. */
    static final long ABSENT = -1;

    private static final Usage NONE = new Usage(new Builder());

    private final long input;
    private final long cacheRead;
    private final long cacheWrite;
    private final long output;
    private final long reasoning;
    private final boolean estimated;

    private Usage(Builder from) {
        this.input = from.input;
        this.cacheRead = from.cacheRead;
        this.cacheWrite = from.cacheWrite;
        this.output = from.output;
        this.reasoning = from.reasoning;
        this.estimated = from.estimated;
    }

    /**
     * Nothing was reported.
     *
     * @return a usage with all numbers absent
     */
    public static Usage unknown() {
        return NONE;
    }

    /**
     * The two numbers every vendor reports.
     *
     * @param input all tokens of the prompt, not negative
     * @param output all tokens of the answer, not negative
     * @return the usage
     * @throws IllegalArgumentException if a number is negative
     */
    public static Usage of(long input, long output) {
        return builder().input(input).output(output).build();
    }

    /**
     * Begins a usage with all numbers absent.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All tokens of the prompt, those read from and written to a cache included.
     *
     * @return empty if not reported
     */
    public OptionalLong input() {
        return optional(input);
    }

    /**
     * The tokens of the prompt that were read from the vendor's cache.
     *
     * @return empty if not reported
     */
    public OptionalLong cacheRead() {
        return optional(cacheRead);
    }

    /**
     * The tokens of the prompt that were written to the vendor's cache.
     *
     * @return empty if not reported
     */
    public OptionalLong cacheWrite() {
        return optional(cacheWrite);
    }

    /**
     * All tokens of the answer, what the model thought included.
     *
     * @return empty if not reported
     */
    public OptionalLong output() {
        return optional(output);
    }

    /**
     * The tokens the model thought.
     *
     * @return empty if not reported
     */
    public OptionalLong reasoning() {
        return optional(reasoning);
    }

    /**
     * Whether the numbers are somebody's estimate and not the provider's report.
     *
     * @return true for an estimate
     */
    public boolean estimated() {
        return estimated;
    }

    /**
     * Whether both numbers a bill needs are there: input and output.
     *
     * @return whether neither is absent
     */
    public boolean isComplete() {
        return input != ABSENT && output != ABSENT;
    }

    private static OptionalLong optional(long number) {
        return number == ABSENT ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Usage that
                && input == that.input
                && cacheRead == that.cacheRead
                && cacheWrite == that.cacheWrite
                && output == that.output
                && reasoning == that.reasoning
                && estimated == that.estimated;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(input * 31 + output)
                + Long.hashCode(cacheRead * 31 + cacheWrite)
                + Long.hashCode(reasoning);
    }

    @Override
    public String toString() {
        return "Usage[input=" + text(input) + ", cacheRead=" + text(cacheRead) + ", cacheWrite=" + text(cacheWrite)
                + ", output=" + text(output) + ", reasoning=" + text(reasoning) + (estimated ? ", estimated]" : "]");
    }

    private static String text(long number) {
        return number == ABSENT ? "absent" : Long.toString(number);
    }

    /** Builds a {@link Usage}; for one thread at a time. */
    public static final class Builder {

        private long input = ABSENT;
        private long cacheRead = ABSENT;
        private long cacheWrite = ABSENT;
        private long output = ABSENT;
        private long reasoning = ABSENT;
        private boolean estimated;

        private Builder() {}

        /**
         * Sets all tokens of the prompt.
         *
         * @param tokens not negative
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder input(long tokens) {
            input = counted("input", tokens);
            return this;
        }

        /**
         * Sets the part of the input that was read from a cache.
         *
         * @param tokens not negative
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder cacheRead(long tokens) {
            cacheRead = counted("cacheRead", tokens);
            return this;
        }

        /**
         * Sets the part of the input that was written to a cache.
         *
         * @param tokens not negative
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder cacheWrite(long tokens) {
            cacheWrite = counted("cacheWrite", tokens);
            return this;
        }

        /**
         * Sets all tokens of the answer.
         *
         * @param tokens not negative
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder output(long tokens) {
            output = counted("output", tokens);
            return this;
        }

        /**
         * Sets the part of the output that was thought.
         *
         * @param tokens not negative
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder reasoning(long tokens) {
            reasoning = counted("reasoning", tokens);
            return this;
        }

        /**
         * Marks the numbers as an estimate.
         *
         * @return this builder
         */
        public Builder estimated() {
            estimated = true;
            return this;
        }

        private static long counted(String name, long tokens) {
            if (tokens < 0) {
                throw new IllegalArgumentException(name + ": " + tokens + " (expected: >= 0)");
            }
            return tokens;
        }

        /**
         * Builds the usage.
         *
         * @return the usage
         */
        public Usage build() {
            return new Usage(this);
        }
    }
}
