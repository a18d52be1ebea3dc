package io.newsforge.platform;

import java.util.Objects;

/**
 * A stretch of a text that a platform turns into something more: a link, a hashtag, a mention, a cashtag. Immutable.
 *
 * @param type what it becomes
 * @param start where it begins, in {@code unit}; the sign ({@code #}, {@code @}, {@code $}) belongs to it
 * @param end where it ends, exclusive, in {@code unit}; greater than {@code start}
 * @param unit what the two offsets count
 * @param value the link's target, the tag without its sign, the handle without {@code @}, the symbol without {@code $}, the
 *     e-mail address, or the command without its slash
 */
public record Entity(Type type, int start, int end, OffsetUnit unit, String value) {

    /** What a platform makes of a stretch of text. */
    public enum Type {
        /** A web address, with or without its scheme in the text. */
        LINK,
        /** A hashtag or topic. */
        HASHTAG,
        /** A mention of an account. */
        MENTION,
        /** A stock symbol after a dollar sign. */
        CASHTAG,
        /** An e-mail address that becomes a link to write to it. */
        EMAIL,
        /** A command to a bot after a slash. */
        COMMAND
    }

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the offsets are negative, empty or reversed
     */
    public Entity {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(value, "value");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("start, end: " + start + ", " + end + " (expected: 0 <= start < end)");
        }
    }

    /**
     * The same entity with its offsets in another unit.
     *
     * @param wanted the unit to count in
     * @param text the text the entity was found in
     * @return this entity if it is in that unit already
     * @throws IndexOutOfBoundsException if the text is shorter than the entity says
     */
    public Entity in(OffsetUnit wanted, String text) {
        if (unit == wanted) {
            return this;
        }
        int from = wanted.offset(text, unit.utf16Index(text, start));
        int to = wanted.offset(text, unit.utf16Index(text, end));
        return new Entity(type, from, to, wanted, value);
    }
}
