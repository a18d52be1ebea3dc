package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sink did not take an alert. The message goes to logs: no addresses, answers or secrets. There is no cause, since those of HTTP and
 * mail clients hold them.
 */
public final class AlertSinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final @Nullable Duration retryAfter;

    private AlertSinkException(String message, boolean passing, @Nullable Duration retryAfter) {
        super(Objects.requireNonNull(message, "message"));
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /**
     * The sink cannot take it now: trying again can help.
     *
     * @param message what happened, without secrets
     * @return the exception
     */
    public static AlertSinkException passing(String message) {
        return new AlertSinkException(message, true, null);
    }

    /**
     * The sink cannot take it now and says when it can.
     *
     * @param message what happened, without secrets
     * @param retryAfter how long to wait at least, not negative
     * @return the exception
     * @throws IllegalArgumentException if the wait is negative
     */
    public static AlertSinkException passing(String message, Duration retryAfter) {
        return new AlertSinkException(message, true, Expect.notNegative("retryAfter", retryAfter));
    }

    /**
     * The sink will never take this alert: trying again cannot help.
     *
     * @param message what happened, without secrets
     * @return the exception
     */
    public static AlertSinkException lasting(String message) {
        return new AlertSinkException(message, false, null);
    }

    /**
     * Whether trying again can help.
     *
     * @return whether the same alert may be taken later
     */
    public boolean isPassing() {
        return passing;
    }

    /**
     * How long to wait at least, if the other side said so.
     *
     * @return empty if it did not
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
