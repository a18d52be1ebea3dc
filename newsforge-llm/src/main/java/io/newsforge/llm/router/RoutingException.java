package io.newsforge.llm.router;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No answer on any route. The trace says why; the message holds no secret and no text. The cause is the last attempt's failure. */
public final class RoutingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final @Nullable Duration retryAfter;
    private final transient Trace trace;

    RoutingException(FailureKind kind, @Nullable Duration retryAfter, Trace trace, @Nullable Throwable cause) {
        super(message(kind, retryAfter, trace), cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.retryAfter = retryAfter;
        this.trace = trace;
    }

    private static String message(FailureKind kind, @Nullable Duration retryAfter, Trace trace) {
        return kind + " after " + trace.attempts().size() + " attempts"
                + (retryAfter == null ? "" : ", retry after " + retryAfter) + "\n" + trace;
    }

    /**
     * Why there is no answer.
     *
     * @return the kind
     */
    public FailureKind kind() {
        return kind;
    }

    /**
     * When any route may work.
     *
     * @return the soonest of all routes; empty if waiting does not help
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * What was tried, and what was passed over.
     *
     * @return the trace
     */
    public Trace trace() {
        return trace;
    }
}
