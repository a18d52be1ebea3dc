package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with an {@link Answer} that has begun. It strikes a stream after a number of pieces of its text, and a whole answer
 * after half of its body, whatever the number. Immutable.
 */
public final class Mishap {

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

    private final Kind kind;
    private final int afterPieces;
    private final int bytes;
    private final @Nullable Failure failure;

    private Mishap(Kind kind, int afterPieces, int bytes, @Nullable Failure failure) {
        this.kind = kind;
        this.afterPieces = Expect.between("pieces", afterPieces, 0, Integer.MAX_VALUE);
        this.bytes = bytes;
        this.failure = failure;
    }

    /**
     * The server closes the connection.
     *
     * @param pieces how many arrive
     * @return the mishap
     */
    public static Mishap cutAfter(int pieces) {
        return new Mishap(Kind.CUT, pieces, 0, null);
    }

    /**
     * The server resets the connection; what was sent just before may be lost.
     *
     * @param pieces how many are sent
     * @return the mishap
     */
    public static Mishap resetAfter(int pieces) {
        return new Mishap(Kind.RESET, pieces, 0, null);
    }

    /**
     * The reply ends by HTTP's rules and not by the API's: a stream without its end marker, truncated JSON.
     *
     * @param pieces how many arrive
     * @return the mishap
     */
    public static Mishap stopsAfter(int pieces) {
        return new Mishap(Kind.STOP, pieces, 0, null);
    }

    /**
     * Nothing follows until the client leaves.
     *
     * @param pieces how many arrive
     * @return the mishap
     */
    public static Mishap hangsAfter(int pieces) {
        return new Mishap(Kind.HANG, pieces, 0, null);
    }

    /**
     * Something comes that is no JSON; the rest follows.
     *
     * @param pieces how many come before
     * @return the mishap
     */
    public static Mishap malformedAfter(int pieces) {
        return new Mishap(Kind.MALFORMED, pieces, 0, null);
    }

    /**
     * A piece of a giant size comes; the rest follows. A whole answer is all giant.
     *
     * @param pieces how many come before
     * @param bytes the size, at most 256 MiB
     * @return the mishap
     */
    public static Mishap giantAfter(int pieces, int bytes) {
        return new Mishap(Kind.GIANT, pieces, Expect.between("bytes", bytes, 1, 256 << 20), null);
    }

    /**
     * An error ends a reply of status 200.
     *
     * @param pieces how many arrive
     * @param failure the error, of which only type, code and message show
     * @return the mishap
     */
    public static Mishap failsAfter(int pieces, Failure failure) {
        return new Mishap(Kind.FAIL, pieces, 0, Objects.requireNonNull(failure, "failure"));
    }

    Kind kind() {
        return kind;
    }

    int afterPieces() {
        return afterPieces;
    }

    int bytes() {
        return bytes;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    @Override
    public String toString() {
        return kind == Kind.NONE ? "no mishap" : kind + " after " + afterPieces;
    }
}
