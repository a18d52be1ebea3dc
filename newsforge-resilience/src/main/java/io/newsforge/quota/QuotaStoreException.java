package io.newsforge.quota;

/**
 * The store of quotas is away or failed. Whether the operation was carried out is not known; each can be repeated, since holds
 * and adjustments are recognised by their keys.
 */
public final class QuotaStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure of a store.
     *
     * @param message what was tried, without secrets
     * @param cause what the store's driver threw
     */
    public QuotaStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
