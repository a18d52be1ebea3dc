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
        /** A platform was asked for, but there is no post for it: none that is valid can be made, or what there is may not be replaced. */
        PLATFORM_LEFT_OUT,
        /** The writer failed for some platforms or for all, so the extractive writer took over. */
        WRITER_FAILED,
        /** What the writer wrote says things the article does not say, so the extractive writer took over; with counts by kind. */
        UNGROUNDED,
        /** The posts are in the article's language, since the writer cannot translate. */
        LANGUAGE_KEPT
    }

    public Degradation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }
}
