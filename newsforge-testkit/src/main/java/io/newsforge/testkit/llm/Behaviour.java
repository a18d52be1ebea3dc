package io.newsforge.testkit.llm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FaultyProvider} does with one request. {@link Answer} and {@link Failure} speak the API of the request, so one
 * behaviour serves OpenAI's and Anthropic's alike. Immutable; one behaviour can serve many requests.
 *
 * <pre>{@code
 * server.next(
 *         Failure.rateLimited().retryAfter(Duration.ofSeconds(2)),
 *         Answer.of("Hello.").with(Mishap.cutAfter(1)),
 *         Behaviour.hangs());
 * }</pre>
 */
public abstract sealed class Behaviour permits Answer, Failure, Reply, Delayed, Silence {

    Behaviour() {}

    /** What becomes of the connection. */
    enum Afterwards {
        KEEP,
        CLOSE,
        RESET
    }

    abstract Afterwards perform(Scene scene, Sender out) throws IOException;

    /** The answer whose tokens are billed, whether or not it arrives; null if nothing is. */
    @Nullable
    Answer billed() {
        return null;
    }

    /**
     * This behaviour, later. The wait ends early if the client leaves.
     *
     * @param wait real time, not negative
     * @return the behaviour
     */
    public final Behaviour after(Duration wait) {
        return new Delayed(wait, this);
    }

    /**
     * Reads the request and never answers, until the client leaves.
     *
     * @return the behaviour
     */
    public static Behaviour hangs() {
        return Silence.HANG;
    }

    /**
     * Reads the request and closes the connection without an answer.
     *
     * @return the behaviour
     */
    public static Behaviour closes() {
        return Silence.CLOSE;
    }

    /**
     * Reads the request and resets the connection without an answer.
     *
     * @return the behaviour
     */
    public static Behaviour resets() {
        return Silence.RESET;
    }

    /**
     * Resets the connection at the first byte, before the request is read; such a request is not counted. Only for
     * {@link FaultyProvider#next}: a script sees requests that were read, and then this is {@link #resets()}.
     *
     * @return the behaviour
     */
    public static Behaviour resetsUnread() {
        return Silence.RESET_UNREAD;
    }

    /**
     * A reply of the host's own.
     *
     * @param status the HTTP status
     * @param contentType of the body
     * @param body sent as UTF-8
     * @return the behaviour
     */
    public static Reply reply(int status, String contentType, String body) {
        return Reply.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A success that is a web page, as captive portals and gateways give.
     *
     * @return the behaviour
     */
    public static Reply webPage() {
        return reply(200, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>Welcome</body></html>");
    }

    /**
     * A success without a body.
     *
     * @return the behaviour
     */
    public static Reply emptyBody() {
        return reply(200, "application/json", "");
    }

    /**
     * A success whose body has far more bytes than an answer.
     *
     * @param bytes how many, not negative; they are made while they are sent
     * @return the behaviour
     */
    public static Reply hugeBody(long bytes) {
        return Reply.huge(bytes);
    }

    /**
     * Bytes of the host's own, status line and headers included, sent as they are; then the connection is closed.
     *
     * @param wire the bytes, copied
     * @return the behaviour
     */
    public static Reply bytes(byte[] wire) {
        return Reply.verbatim(wire);
    }
}
