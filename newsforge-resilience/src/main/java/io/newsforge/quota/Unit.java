package io.newsforge.quota;

import java.util.Locale;

/** What is counted. Each is a whole number of its smallest unit; money is micro-US-dollars, never a fraction. */
public enum Unit {
    /** Conversions of an article. */
    CONVERSIONS,
    /** Requests, whatever they ask for. */
    REQUESTS,
    /** Tokens sent to a model. */
    INPUT_TOKENS,
    /** Tokens received from a model. */
    OUTPUT_TOKENS,
    /** Millionths of a US dollar. */
    MICRO_USD;

    private static final Unit[] ALL = values();

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    static int count() {
        return ALL.length;
    }

    static Unit at(int ordinal) {
        return ALL[ordinal];
    }

    /**
     * The name used in limit names, stores and metrics.
     *
     * @return the name in lower case with hyphens, such as {@code input-tokens}
     */
    public String label() {
        return label;
    }
}
