package io.newsforge.cli;

/** The command line asks for something that cannot be; the message says what was wanted. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
