package io.newsforge.quota;

/**
 * The store is there and will never take this request, such as a name that is too long for its index. Nothing was carried out,
 * and to repeat it is useless; other requests are not touched by it.
 */
public final class QuotaRequestRejectedException extends QuotaStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * A request that a store rejected.
     *
     * @param message what was tried, without secrets
     * @param cause what the store's driver threw
     */
    public QuotaRequestRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
