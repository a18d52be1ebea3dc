package io.newsforge.llm.spi;

/** Who says a {@link Message}. */
public enum Role {
    /** The host: instructions that hold for the whole exchange. */
    SYSTEM,
    /** The one who asks. */
    USER,
    /** The model. */
    ASSISTANT
}
