package io.newsforge;

import java.util.Objects;

/**
 * One way in which a result is less than what was asked for. Immutable.
 *
 * @param kind what is missing
 * @param detail which platform or language, in one line without article text
 */
public record Degradation(Kind kind, String detail) {

    /** What is missing. */
    public enum Kind {
        /** A platform was asked for, but no valid post can be made for it. */
        PLATFORM_LEFT_OUT,
        /** The writer failed, so the extractive writer took over. */
        WRITER_FAILED,
        /** The posts are in the article's language, since the writer cannot translate. */
        LANGUAGE_KEPT
    }

    public Degradation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }
}
