package io.newsforge.llm.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered. Immutable. {@link #toString()} leaves the text out, for logs.
 *
 * @param text the answer, without what the model thought before it; for a {@link ModelStream} all that was given out
 * @param finish how it ended
 * @param usage what it took, as far as the provider says
 * @param model the model that really answered, by the provider's own word; else the one that was asked
 * @param requestIdOrNull what the provider calls this exchange; null if it does not say
 * @param limits what the provider said about its own limits
 */
public record ModelReply(
        String text,
        Finish finish,
        Usage usage,
        String model,
        @Nullable String requestIdOrNull,
        RateLimits limits) {

    /** Refuses null. */
    public ModelReply {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finish, "finish");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * What the provider calls this exchange, for its support.
     *
     * @return empty if it does not say
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestIdOrNull);
    }

    @Override
    public String toString() {
        return "ModelReply[" + text.length() + " UTF-16 units, " + finish + ", " + usage + ", model=" + model
                + ", requestId=" + requestIdOrNull + "]";
    }
}
