package io.newsforge.llm.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange with a provider failed. Immutable. It holds nothing of what was sent or answered but the vendor's own words about
 * the error, bounded and without what looks like a credential or is the one {@linkplain Builder#without that was sent}.
 */
public final class ModelError {

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_DETAIL = 300;
    private static final int LONGEST_ID = 128;

    private final ErrorKind kind;
    private final String provider;
    private final int status;
    private final @Nullable String code;
    private final @Nullable String detail;
    private final @Nullable Duration retryAfter;
    private final @Nullable String requestId;
    private final Billing billing;
    private final Usage usage;
    private final RateLimits limits;
    private final boolean retriable;

    private ModelError(Builder from) {
        this.kind = from.kind;
        this.provider = from.provider;
        this.status = from.status;
        this.code = from.clean(from.code, LONGEST_CODE);
        this.detail = from.clean(from.detail, LONGEST_DETAIL);
        this.retryAfter = from.retryAfter;
        this.requestId = from.clean(from.requestId, LONGEST_ID);
        this.billing = from.billing;
        this.usage = from.usage;
        this.limits = from.limits;
        this.retriable = from.isRetriable();
    }

    /**
     * Begins an error.
     *
     * @param kind of which kind
     * @param provider {@link ModelProvider#name()}
     * @return a builder that takes the request as answered and not billed
     */
    public static Builder of(ErrorKind kind, String provider) {
        return new Builder(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(provider, "provider"));
    }

    /**
     * Which kind it is: what follows from it is in the kind.
     *
     * @return the kind
     */
    public ErrorKind kind() {
        return kind;
    }

    /**
     * Whether the same route may be tried again: what the provider said of that, and {@link ErrorKind#retriable()} where it said
     * nothing. What is spent, late or given up is never tried again, whatever it said.
     *
     * @return whether trying again can help
     */
    public boolean retriable() {
        return retriable;
    }

    /**
     * Which provider failed.
     *
     * @return {@link ModelProvider#name()}
     */
    public String provider() {
        return provider;
    }

    /**
     * The HTTP status.
     *
     * @return empty if there was no answer
     */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * The vendor's own code or type for the error, such as {@code insufficient_quota}.
     *
     * @return empty if it had none
     */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /**
     * The vendor's own words, at most 300 characters, in one line, with what looks like a credential taken out.
     *
     * @return empty if there were none
     */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /**
     * How long the vendor asked to wait.
     *
     * @return empty if it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * What the provider calls this exchange.
     *
     * @return empty if it did not say
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /**
     * Whether the request may have been billed.
     *
     * @return what is known of it
     */
    public Billing billing() {
        return billing;
    }

    /**
     * What is known of the tokens; refused and cut answers are billed.
     *
     * @return the usage, with all numbers absent if nothing is known
     */
    public Usage usage() {
        return usage;
    }

    /**
     * What the provider said about its own limits.
     *
     * @return the limits
     */
    public RateLimits limits() {
        return limits;
    }

    /**
     * This error as an exception to throw.
     *
     * @return the exception
     */
    public ModelException exception() {
        return new ModelException(this);
    }

    /** One line for logs: kind, provider, status, code, request id; the vendor's words last. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(64).append(kind).append(" by ").append(provider);
        if (status != 0) {
            line.append(", status ").append(status);
        }
        if (code != null) {
            line.append(", code ").append(code);
        }
        if (requestId != null) {
            line.append(", request ").append(requestId);
        }
        return detail == null
                ? line.toString()
                : line.append(": ").append(detail).toString();
    }

    /** Builds a {@link ModelError}; for one thread at a time. */
    public static final class Builder {

        private final ErrorKind kind;
        private final String provider;
        private int status;
        private @Nullable String code;
        private @Nullable String detail;
        private @Nullable Duration retryAfter;
        private @Nullable String requestId;
        private @Nullable Secret secret;
        private Billing billing = Billing.NOT_BILLED;
        private Usage usage = Usage.unknown();
        private RateLimits limits = RateLimits.none();
        private boolean saidRetriable;
        private boolean notRetriable;

        private Builder(ErrorKind kind, String provider) {
            this.kind = kind;
            this.provider = provider;
        }

        /**
         * Sets the HTTP status.
         *
         * @param httpStatus 100 to 999
         * @return this builder
         */
        public Builder status(int httpStatus) {
            status = httpStatus;
            return this;
        }

        /**
         * Sets the vendor's code.
         *
         * @param vendorCode untrusted; bounded and cleaned here
         * @return this builder
         */
        public Builder code(String vendorCode) {
            code = Objects.requireNonNull(vendorCode, "code");
            return this;
        }

        /**
         * Sets the vendor's words.
         *
         * @param words untrusted; bounded and cleaned here
         * @return this builder
         */
        public Builder detail(String words) {
            detail = Objects.requireNonNull(words, "detail");
            return this;
        }

        /**
         * Sets the wait the vendor asked for.
         *
         * @param wait not negative
         * @return this builder
         */
        public Builder retryAfter(Duration wait) {
            retryAfter = Objects.requireNonNull(wait, "retryAfter");
            return this;
        }

        /**
         * Marks that the provider said to try this again, whatever its kind; of what is {@linkplain ErrorKind#QUOTA_SPENT spent},
         * {@linkplain ErrorKind#DEADLINE late} or {@linkplain ErrorKind#CANCELLED given up} that is not believed.
         *
         * @return this builder
         */
        public Builder retriable() {
            saidRetriable = true;
            return this;
        }

        /**
         * Marks that the provider said not to try this again, whatever its kind, and beats {@link #retriable()}.
         *
         * @return this builder
         */
        public Builder notRetriable() {
            notRetriable = true;
            return this;
        }

        private boolean isRetriable() {
            return switch (kind) {
                case QUOTA_SPENT, DEADLINE, CANCELLED -> false;
                default -> !notRetriable && (saidRetriable || kind.retriable());
            };
        }

        /**
         * Sets the name of the exchange.
         *
         * @param id untrusted; bounded and cleaned here
         * @return this builder
         */
        public Builder requestId(String id) {
            requestId = Objects.requireNonNull(id, "requestId");
            return this;
        }

        /**
         * Takes a credential out of the vendor's words, code and name of the exchange, set before or after: all of it, and whatever
         * begins with its first six characters, as far as that looks like a credential. What looks like one is taken out anyway;
         * this is for one that does not.
         *
         * @param sent the credential of this exchange
         * @return this builder
         */
        public Builder without(Secret sent) {
            secret = Objects.requireNonNull(sent, "secret");
            return this;
        }

        private @Nullable String clean(@Nullable String untrusted, int longest) {
            return untrusted == null ? null : Redaction.line(untrusted, longest, secret);
        }

        /**
         * Sets whether it may have been billed.
         *
         * @param known what is known; {@link Billing#NOT_BILLED} by default
         * @return this builder
         */
        public Builder billing(Billing known) {
            billing = Objects.requireNonNull(known, "billing");
            return this;
        }

        /**
         * Sets the tokens.
         *
         * @param known what is known
         * @return this builder
         */
        public Builder usage(Usage known) {
            usage = Objects.requireNonNull(known, "usage");
            return this;
        }

        /**
         * Sets the provider's limits.
         *
         * @param said what it said
         * @return this builder
         */
        public Builder limits(RateLimits said) {
            limits = Objects.requireNonNull(said, "limits");
            return this;
        }

        /**
         * Builds the error.
         *
         * @return the error
         */
        public ModelError build() {
            return new ModelError(this);
        }

        /**
         * Builds the exception to throw.
         *
         * @return an exception with this error
         */
        public ModelException exception() {
            return build().exception();
        }

        /**
         * Builds the exception to throw, with a cause.
         *
         * @param cause what was thrown below
         * @return an exception with this error
         */
        public ModelException exception(Throwable cause) {
            return new ModelException(build(), cause);
        }
    }
}
