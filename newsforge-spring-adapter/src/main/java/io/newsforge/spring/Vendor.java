package io.newsforge.spring;

/** Whom a route asks. */
public enum Vendor {
    /** OpenAI's Chat Completions. */
    OPENAI("OPENAI_API_KEY"),
    /** OpenAI's Responses. */
    OPENAI_RESPONSES("OPENAI_API_KEY"),
    /** Anthropic's Messages. */
    ANTHROPIC("ANTHROPIC_API_KEY"),
    /** A server that imitates OpenAI's Chat Completions, with a key or without. */
    COMPATIBLE("");

    private final String variable;

    Vendor(String variable) {
        this.variable = variable;
    }

    /** The environment variable every SDK of the vendor's reads, or nothing. */
    String variable() {
        return variable;
    }

    boolean needsKey() {
        return this != COMPATIBLE;
    }
}
