package io.newsforge;

import java.io.IOException;

/** A file cannot be opened or read. Never leaves this package. */
final class SourceMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SourceMissingException(String message, IOException cause) {
        super(message, cause);
    }
}
