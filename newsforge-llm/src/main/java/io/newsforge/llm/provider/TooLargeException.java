package io.newsforge.llm.provider;

import java.io.IOException;

/** Something that comes from outside is larger than it may be. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String what, int most) {
        super(what + " has too many bytes (expected: at most " + most + ")");
    }
}
