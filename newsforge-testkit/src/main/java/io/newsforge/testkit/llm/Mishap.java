package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import org.jspecify.annotations.Nullable;

/** What happens to an answer that has begun. */
record Mishap(
        Kind kind, int afterPieces, int bytes, @Nullable Failure failure) {

    static final Mishap NONE = new Mishap(Kind.NONE, 0, 0, null);

    enum Kind {
        NONE,
        CUT,
        RESET,
        STOP,
        HANG,
        MALFORMED,
        GIANT,
        FAIL
    }

    Mishap {
        Expect.between("pieces", afterPieces, 0, Integer.MAX_VALUE);
    }

    static Mishap of(Kind kind, int afterPieces) {
        return new Mishap(kind, afterPieces, 0, null);
    }

    @Override
    public String toString() {
        return kind == Kind.NONE ? "no mishap" : kind + " after " + afterPieces;
    }
}
