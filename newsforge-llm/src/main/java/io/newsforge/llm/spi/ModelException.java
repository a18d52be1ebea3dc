package io.newsforge.llm.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An exchange with a provider that failed. {@link #error()} says how; the message is made of it and holds no secret and no text. */
public class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ModelError error;

    /**
     * A failure.
     *
     * @param error how it failed
     */
    public ModelException(ModelError error) {
        this(error, null);
    }

    /**
     * A failure with a cause.
     *
     * @param error how it failed
     * @param cause what was thrown below, or null
     */
    public ModelException(ModelError error, @Nullable Throwable cause) {
        super(Objects.requireNonNull(error, "error").toString(), cause);
        this.error = error;
    }

    /**
     * How it failed.
     *
     * @return the error
     */
    public ModelError error() {
        return error;
    }
}
