package io.newsforge.llm.spi;

import io.newsforge.time.Deadline;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of one exchange: until when, on whose account, and whether it was given up. Immutable and thread-safe.
 */
public final class Call {

    private final Deadline deadline;
    private final Cancellation cancellation;
    private final @Nullable Secret credential;

    private Call(Deadline deadline, Cancellation cancellation, @Nullable Secret credential) {
        this.deadline = Objects.requireNonNull(deadline, "deadline");
        this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
        this.credential = credential;
    }

    /**
     * A call that nobody gives up, on the provider's own account.
     *
     * @param deadline by when it ends
     * @return the call
     */
    public static Call within(Deadline deadline) {
        return new Call(deadline, Cancellation.create(), null);
    }

    /**
     * This call, to be given up when somebody says so.
     *
     * @param newCancellation how it is said
     * @return the call
     */
    public Call cancelledBy(Cancellation newCancellation) {
        return new Call(deadline, newCancellation, credential);
    }

    /**
     * This call on another account than the provider's own.
     *
     * @param newCredential the credential
     * @return the call
     */
    public Call as(Secret newCredential) {
        return new Call(deadline, cancellation, Objects.requireNonNull(newCredential, "credential"));
    }

    /**
     * By when the call ends.
     *
     * @return the deadline
     */
    public Deadline deadline() {
        return deadline;
    }

    /**
     * Whether the call was given up, and how to hear of it.
     *
     * @return the cancellation
     */
    public Cancellation cancellation() {
        return cancellation;
    }

    /**
     * The credential to use instead of the provider's own.
     *
     * @return empty for the provider's own
     */
    public Optional<Secret> credential() {
        return Optional.ofNullable(credential);
    }
}
