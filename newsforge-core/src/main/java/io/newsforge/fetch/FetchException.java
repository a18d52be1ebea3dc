package io.newsforge.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page that could not, or must not, be fetched. The message names the address, shows what was found and says what was wanted;
 * neither it nor {@link #address()} holds user-info, a query, a fragment or text of the reply. A message of
 * {@link Reason#ADDRESS_REFUSED} names the address a host name stands for: log it, but do not show it to strangers.
 */
public final class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<Integer> PASSING_STATUSES = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** Why a page was not fetched. */
    public enum Reason {
        /** The address cannot be read, or writes its host in a form that hides where it leads. */
        MALFORMED_URL(false),
        /** The scheme is neither http nor https, or a redirect led from https back to http. */
        SCHEME_REFUSED(false),
        /** The address carries a user name or a password. */
        USER_INFO_REFUSED(false),
        /** The port is none the fetcher goes to. */
        PORT_REFUSED(false),
        /** The host stands for an address that is neither public nor allowed. */
        ADDRESS_REFUSED(false),
        /** The host name has no address, or could not be looked up now. */
        UNKNOWN_HOST(true),
        /** The connection was refused, or broke before the reply was complete. */
        CONNECTION(true),
        /** The server's certificate is not trusted or is of another host, or no common TLS was found. */
        TLS(false),
        /** A timeout, or the deadline of the whole fetch, has passed. */
        TIMEOUT(true),
        /** There were more redirects than the fetcher follows. */
        TOO_MANY_REDIRECTS(false),
        /** The status is not 2xx; see {@link FetchException#statusCode()}. */
        STATUS(false),
        /** The reply is not text: an image, an archive, a document in binary form. */
        NOT_TEXT(false),
        /** The reply has more bytes than the fetcher accepts, on the wire or decoded. */
        TOO_LARGE(false),
        /** The reply is not HTTP, its redirect leads nowhere, or its content coding is unknown or damaged. */
        MALFORMED_REPLY(false),
        /** The thread was interrupted (its flag is set again), or the fetcher was closed meanwhile. */
        CANCELLED(false);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }
    }

    private final Reason reason;
    private final URI address;
    private final @Nullable Integer statusCode;
    private final @Nullable Duration retryAfter;

    private FetchException(
            Reason reason,
            URI shown,
            String found,
            @Nullable Throwable cause,
            @Nullable Integer statusCode,
            @Nullable Duration retryAfter) {
        super(shown + ": " + found, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.address = shown;
        this.statusCode = statusCode;
        this.retryAfter = retryAfter;
    }

    static FetchException of(Reason reason, URI address, String found) {
        return new FetchException(reason, WebAddress.shown(address), found, null, null, null);
    }

    static FetchException of(Reason reason, URI address, String found, Throwable cause) {
        return new FetchException(reason, WebAddress.shown(address), found, cause, null, null);
    }

    static FetchException ofStatus(URI address, int status, Optional<Duration> retryAfter) {
        String found = "status " + status + " (expected: 2xx)";
        String later = retryAfter.map(wait -> ", retry after " + wait).orElse("");
        return new FetchException(
                Reason.STATUS, WebAddress.shown(address), found + later, null, status, retryAfter.orElse(null));
    }

    /**
     * Why the page was not fetched.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The address that failed; after a redirect, the one it led to.
     *
     * @return the address without user-info, query and fragment
     */
    public URI address() {
        return address;
    }

    /**
     * The status the server answered with.
     *
     * @return present with {@link Reason#STATUS} only
     */
    public OptionalInt statusCode() {
        return statusCode == null ? OptionalInt.empty() : OptionalInt.of(statusCode);
    }

    /**
     * How long the server asks to wait ({@code Retry-After} of a 429 or 503).
     *
     * @return zero or more; empty when the server does not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Whether the same fetch may succeed later: after a timeout, a failed look-up, a broken connection, or a status 408, 425,
     * 429, 500, 502, 503 or 504. The fetcher itself never tries again.
     *
     * @return false when trying again cannot help
     */
    public boolean mayRetry() {
        return reason.passing || (statusCode != null && PASSING_STATUSES.contains(statusCode));
    }
}
