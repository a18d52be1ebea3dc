package io.newsforge.servlet;

/** A request shows credentials that nobody has. The message never holds them. */
public final class UnknownCallerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception without a stack trace, since it is an answer.
     *
     * @param message what was shown, such as {@code X-API-Key: unknown}, without the secret
     */
    public UnknownCallerException(String message) {
        super(message, null, false, false);
    }
}
