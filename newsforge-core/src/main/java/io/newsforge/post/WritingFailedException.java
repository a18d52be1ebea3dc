package io.newsforge.post;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A writer wrote nothing for any platform. It says why and what was tried, without article text or secrets. */
public class WritingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WritingFailure failure;
    private final transient List<WritingStep> steps;

    /**
     * A failure.
     *
     * @param failure why
     * @param steps what was tried, in order
     * @param cause what was thrown below, or null
     */
    public WritingFailedException(WritingFailure failure, List<WritingStep> steps, @Nullable Throwable cause) {
        super(Objects.requireNonNull(failure, "failure").toString(), cause);
        this.failure = failure;
        this.steps = List.copyOf(steps);
    }

    /**
     * Why nothing was written.
     *
     * @return the failure
     */
    public WritingFailure failure() {
        return failure;
    }

    /**
     * What was tried.
     *
     * @return an unmodifiable list in order, perhaps empty
     */
    public List<WritingStep> steps() {
        return steps;
    }
}
