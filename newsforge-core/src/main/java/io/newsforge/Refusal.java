package io.newsforge;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who said no to a conversion, and why. Immutable. */
public sealed interface Refusal {

    /**
     * What to tell people.
     *
     * @return one line without article text
     */
    String message();

    /**
     * When asking again can have another answer.
     *
     * @return empty when waiting does not help
     */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /**
     * What it means over HTTP.
     *
     * @return a status code from 400 to 599
     */
    int httpStatus();

    /**
     * The host's {@link ConversionPolicy} said no.
     *
     * @param message the policy's own words
     */
    record ByPolicy(String message) implements Refusal {

        public ByPolicy {
            Objects.requireNonNull(message, "message");
        }

        @Override
        public int httpStatus() {
            return 403;
        }
    }

    /**
     * A limit on conversions has no room. It is 402 over HTTP, so that clients that repeat every 429 do not.
     *
     * @param subject whose limit it is, such as {@code user:42}
     * @param limit the limit's name
     * @param amount how many conversions it allows
     * @param retryAfterOrNull when there is room again; null if never by waiting
     */
    record QuotaSpent(
            String subject,
            String limit,
            long amount,
            @Nullable Duration retryAfterOrNull) implements Refusal {

        public QuotaSpent {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public String message() {
            return "quota: " + limit + " of " + subject + " is spent (expected: at most " + amount + " conversions)";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfterOrNull);
        }

        @Override
        public int httpStatus() {
            return 402;
        }
    }

    /**
     * Whether there is room cannot be known, for the store of the quotas is away.
     *
     * @param subject whose limit it is, such as {@code user:42}
     * @param limit the limit's name
     * @param until how long until the store is tried again
     */
    record QuotaUnknown(String subject, String limit, Duration until) implements Refusal {

        public QuotaUnknown {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(until, "until");
        }

        @Override
        public String message() {
            return "quota: " + limit + " of " + subject + " cannot be read (expected: its store to answer)";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(until);
        }

        @Override
        public int httpStatus() {
            return 503;
        }
    }
}
