package io.newsforge.llm.provider;

/**
 * The versions of Anthropic's API, sent as {@code anthropic-version}. Replies and streams have the same shape in both (migration
 * guide of the vendor, checked 2026-11-21).
 */
public enum AnthropicVersion {
    /** {@code 2023-06-01}: takes a temperature, though only of models up to Claude Opus 4.6. */
    V2023_06_01("2023-06-01"),
    /** {@code 2026-10-21}: takes no temperature at all. */
    V2026_10_21("2026-10-21");

    private final String header;

    AnthropicVersion(String header) {
        this.header = header;
    }

    /**
     * The version as it goes over the wire.
     *
     * @return the value of the header {@code anthropic-version}
     */
    public String header() {
        return header;
    }
}
