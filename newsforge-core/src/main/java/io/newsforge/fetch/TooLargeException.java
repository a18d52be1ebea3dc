package io.newsforge.fetch;

import java.io.IOException;

/** More bytes than accepted; becomes {@link FetchException.Reason#TOO_LARGE} where the address is known. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String size, int maxBytes) {
        super("body of " + size + " (expected: at most " + maxBytes + " bytes)");
    }
}
