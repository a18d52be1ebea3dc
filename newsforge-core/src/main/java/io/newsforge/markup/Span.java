package io.newsforge.markup;

import java.util.Objects;

/**
 * A stretch of a text that is set off from the rest. Immutable.
 *
 * @param kind how
 * @param start where it begins, in UTF-16 units
 * @param length how long it is, in UTF-16 units; 1 or more
 * @param value what it carries beside its text, as {@link Kind} says for each; empty for none
 */
public record Span(Kind kind, int start, int length, String value) {

    /** How a stretch is set off. */
    public enum Kind {
        /** Quoted, as a block. */
        BLOCKQUOTE,
        /** Quoted, as a block that is folded at first. */
        EXPANDABLE_BLOCKQUOTE,
        /** A block of code; its value is the language, if one is named. */
        PRE,
        /** Code within a line. */
        CODE,
        /** A link; its value is the address. */
        TEXT_LINK,
        /** A mention of an account without a name; its value is the account's number. */
        TEXT_MENTION,
        /** Bold. */
        BOLD,
        /** Italic. */
        ITALIC,
        /** Underlined. */
        UNDERLINE,
        /** Struck through. */
        STRIKETHROUGH,
        /** Hidden until it is touched. */
        SPOILER,
        /** A picture in the place of an emoji; its value is the picture's number. */
        CUSTOM_EMOJI,
        /** A time shown in the reader's own zone; its value is the Unix time in seconds, and behind a space the format if one is given. */
        DATE_TIME
    }

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the start is negative or the length less than 1
     */
    public Span {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        if (start < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "start, length: " + start + ", " + length + " (expected: start >= 0, length >= 1)");
        }
    }

    /**
     * Where it ends.
     *
     * @return the end, exclusive, in UTF-16 units
     */
    public int end() {
        return start + length;
    }

    /** Leaves the value out, for logs. */
    @Override
    public String toString() {
        return "Span[" + kind + ", " + start + "+" + length + "]";
    }
}
