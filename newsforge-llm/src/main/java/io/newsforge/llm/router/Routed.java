package io.newsforge.llm.router;

import io.newsforge.llm.spi.ModelReply;
import java.util.Objects;

/**
 * An answer and its "why". Immutable. {@link #toString()} leaves the text out, for logs.
 *
 * @param reply the answer
 * @param trace how it came about
 */
public record Routed(ModelReply reply, Trace trace) {

    /** Refuses null. */
    public Routed {
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(trace, "trace");
    }

    /**
     * What the model said.
     *
     * @return the text of the reply
     */
    public String text() {
        return reply.text();
    }
}
