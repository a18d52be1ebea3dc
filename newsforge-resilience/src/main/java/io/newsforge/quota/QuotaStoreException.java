package io.newsforge.quota;

/**
 * The store of quotas is away or failed. Whether the operation was carried out is not known; each can be repeated, since holds
 * and adjustments are recognised by their keys. Two kinds say that the store is there: {@link QuotaRequestRejectedException}
 * and {@link QuotaGroupBusyException}.
 */
public sealed class QuotaStoreException extends RuntimeException
        permits QuotaRequestRejectedException, QuotaGroupBusyException {

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
