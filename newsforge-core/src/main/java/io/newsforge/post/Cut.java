package io.newsforge.post;

import java.util.Objects;

/**
 * Something of a draft that did not make it into the post. Immutable.
 *
 * @param kind what went
 * @param count how many: UTF-16 units of text, or pieces such as hashtags
 */
public record Cut(Kind kind, int count) {

    /** What can go, from the gentlest on. */
    public enum Kind {
        /** Whole sentences at the end. */
        SENTENCES,
        /** The end of a sentence, from a clause on. */
        CLAUSE,
        /** The end of a sentence, from a word on. */
        WORDS,
        /** The end of an endless word, from a grapheme cluster on. */
        CHARACTERS,
        /** Hashtags, from the last on. */
        HASHTAGS,
        /** The line that names the publisher. */
        SOURCE_LINE,
        /** All text below the headline. */
        BODY,
        /** The headline. */
        HEADLINE,
        /** The link. */
        LINK,
        /** Emoji beyond what the platform's editorial policy has. */
        EMOJI,
        /** The signs of surplus hashtags, mentions or cashtags, and surplus links. */
        SURPLUS_ENTITIES
    }

    public Cut {
        Objects.requireNonNull(kind, "kind");
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: >= 1)");
        }
    }
}
