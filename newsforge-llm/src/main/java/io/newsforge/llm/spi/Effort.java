package io.newsforge.llm.spi;

/** How much a model that can think should think before it answers; vendors have finer names for the same. */
public enum Effort {
    /** As little as the model can. */
    MINIMAL,
    /** Little. */
    LOW,
    /** What most tasks need. */
    MEDIUM,
    /** Much. */
    HIGH
}
