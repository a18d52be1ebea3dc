package io.newsforge.markup;

/** A text is no valid markup. Its message is the one that the platform's API gives; it may name a tag or a character, never a text. */
public final class MarkupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MarkupException(String message) {
        super(message);
    }
}
