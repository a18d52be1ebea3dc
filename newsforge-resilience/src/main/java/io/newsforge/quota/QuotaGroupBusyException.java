package io.newsforge.quota;

/**
 * The store is there, and others were at the request's group for longer than the store waits. Nothing was carried out, and the
 * request may be repeated at once; other groups are not touched by it.
 */
public final class QuotaGroupBusyException extends QuotaStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * A request whose group was busy.
     *
     * @param message what was tried, without secrets
     * @param cause what the store's driver threw
     */
    public QuotaGroupBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
