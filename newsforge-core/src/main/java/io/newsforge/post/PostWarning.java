package io.newsforge.post;

import java.util.Objects;

/**
 * Something about a valid post that its host may want to know before it goes out. Immutable. {@link #toString()} leaves the message
 * out, for logs.
 *
 * @param kind what
 * @param message for people; may hold a few words of the post
 */
public record PostWarning(Kind kind, String message) {

    /** What there is to know. */
    public enum Kind {
        /** The platform will make a link of words that were not meant as one, such as {@code README.md}. */
        ACCIDENTAL_LINK,
        /** The platform will make a command to a bot of words that begin with a slash. */
        ACCIDENTAL_COMMAND,
        /** The platform's API bills a post with a link at more than one without. */
        LINK_FEE,
        /** The feed hides the end of the first sentence until a reader asks for more. */
        FOLDED,
        /** The text opens with the headline that the link's card shows as well. */
        HEADLINE_REPEATED,
        /** The platform takes no post without an image, and there are fewer than it wants. */
        IMAGE_MISSING,
        /** An image has no words for people who cannot see it. */
        ALT_TEXT_MISSING,
        /** A field beside the text holds only the beginning of what was to stand in it. */
        FIELD_CUT,
        /** A rule of the platform is published nowhere; the post keeps a cautious guess. */
        UNCONFIRMED_RULE
    }

    public PostWarning {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return "PostWarning[" + kind + "]";
    }
}
