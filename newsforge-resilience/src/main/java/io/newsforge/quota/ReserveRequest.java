package io.newsforge.quota;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reservation to ask for. Immutable; each method gives a new one.
 *
 * <pre>{@code
 * quotas.reserve(ReserveRequest.of(user, worstCase)
 *         .idempotent(idempotencyKey, article.fingerprint())
 *         .lease(Duration.ofSeconds(45)));
 * }</pre>
 */
public final class ReserveRequest {

    private final Subject subject;
    private final Amounts worstCase;
    private final @Nullable String key;
    private final String fingerprint;
    private final @Nullable Duration lease;

    private ReserveRequest(
            Subject subject, Amounts worstCase, @Nullable String key, String fingerprint, @Nullable Duration lease) {
        this.subject = subject;
        this.worstCase = worstCase;
        this.key = key;
        this.fingerprint = fingerprint;
        this.lease = lease;
    }

    /**
     * A reservation under a key of its own and with the lease {@link Quotas} has by default.
     *
     * @param subject for whom
     * @param worstCase the most it can use; units left out touch no limit
     * @return the request
     */
    public static ReserveRequest of(Subject subject, Amounts worstCase) {
        return new ReserveRequest(
                Objects.requireNonNull(subject, "subject"),
                Objects.requireNonNull(worstCase, "worstCase"),
                null,
                "",
                null);
    }

    /**
     * This request under a key by which it is recognised when it is repeated: the same key and fingerprint get the first
     * answer, the same key with another fingerprint a conflict. Refusals are not remembered.
     *
     * @param idempotencyKey unique in the subject's group, made of the request, never of a model's answer
     * @param requestFingerprint of what is asked for
     * @return the request
     * @throws IllegalArgumentException if the key is blank, or either is longer than 512 characters (UTF-16 units); a digest of
     *     what is longer serves as well
     */
    public ReserveRequest idempotent(String idempotencyKey, String requestFingerprint) {
        Checks.name("idempotencyKey", idempotencyKey);
        Checks.bounded("requestFingerprint", requestFingerprint);
        return new ReserveRequest(subject, worstCase, idempotencyKey, requestFingerprint, lease);
    }

    /**
     * This request with a lease of its own: longer than the work can take, since afterwards the reservation counts as unknown.
     *
     * @param duration how long it may stay open, positive
     * @return the request
     * @throws IllegalArgumentException if the duration is not positive
     */
    public ReserveRequest lease(Duration duration) {
        return new ReserveRequest(subject, worstCase, key, fingerprint, Expect.positive("lease", duration));
    }

    /**
     * For whom.
     *
     * @return the subject
     */
    public Subject subject() {
        return subject;
    }

    /**
     * The most it can use.
     *
     * @return the amounts
     */
    public Amounts worstCase() {
        return worstCase;
    }

    /**
     * The key it is recognised by.
     *
     * @return the idempotency key, or empty if it has none
     */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    @Nullable
    String keyOrNull() {
        return key;
    }

    String fingerprint() {
        return fingerprint;
    }

    @Nullable
    Duration leaseOrNull() {
        return lease;
    }
}
