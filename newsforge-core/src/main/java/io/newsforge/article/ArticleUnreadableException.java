package io.newsforge.article;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document from which no article can be read. Trying again with the same document cannot help. The message names the reason,
 * shows the value and says what was wanted; it never holds text of the document.
 */
public final class ArticleUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a document could not be read. */
    public enum Reason {
        /** It has no bytes, or white space only. */
        EMPTY,
        /** It is not text: an image, an archive, a program. */
        NOT_TEXT,
        /** It has more bytes than the reader accepts. */
        TOO_LARGE,
        /** Its elements are nested deeper than the reader accepts. */
        TOO_DEEP,
        /** It is JSON, but not of the article shape, or a page on which the parser fails. */
        MALFORMED,
        /** It is a page, but holds no article text. */
        NOT_AN_ARTICLE
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason why
     * @param message what was found and what was wanted, without text of the document
     */
    public ArticleUnreadableException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param reason why
     * @param message what was found and what was wanted, without text of the document
     * @param cause what the parser said, or null
     */
    public ArticleUnreadableException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Why the document could not be read.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
