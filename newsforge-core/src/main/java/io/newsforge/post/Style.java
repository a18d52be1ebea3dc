package io.newsforge.post;

/** How much of an article a post tells. */
public enum Style {
    /** As much as the platform's readers expect; the default. */
    NEWS,
    /** One sentence. */
    BRIEF,
    /** A numbered thread where the platform has threads, {@link #NEWS} elsewhere. */
    THREAD
}
