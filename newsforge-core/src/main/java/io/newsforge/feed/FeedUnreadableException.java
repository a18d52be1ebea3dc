package io.newsforge.feed;

import java.util.Objects;

/** A feed cannot be read; trying again cannot help. Its message shows none of the content. */
public final class FeedUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It is neither RSS nor Atom nor JSON Feed. */
        NOT_A_FEED,
        /** It has more bytes than the reader takes. */
        TOO_LARGE,
        /** It is broken, or nested too deep. */
        BROKEN
    }

    private final Reason reason;

    FeedUnreadableException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    FeedUnreadableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Why it cannot be read.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
