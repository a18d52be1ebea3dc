package io.newsforge.article;

import java.util.Objects;

/**
 * Something a reader of an article should know about how it was read: the article is usable, but not everything was as it
 * claimed to be. Immutable.
 *
 * @param kind what happened
 * @param detail one line for people; names and values, never article text
 */
public record ReadingNote(Kind kind, String detail) {

    /** What happened. */
    public enum Kind {
        /** The declared character set is not known, so another was found. */
        CHARSET_UNKNOWN,
        /** The bytes are not valid in the declared character set, so another was found. */
        CHARSET_WRONG,
        /** Some bytes are in no character set; they became U+FFFD. */
        CHARSET_DAMAGED,
        /** The page had no title of its own; none is given or it was taken from a heading. */
        TITLE_MISSING
    }

    public ReadingNote {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }
}
