package io.newsforge.testkit;

import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.QuotaStore;

class InMemoryQuotaStoreTest extends QuotaStoreContract {

    @Override
    protected QuotaStore store() {
        return InMemoryQuotaStore.create();
    }

    @Override
    protected int histories() {
        return Integer.getInteger("newsforge.quota.histories", 100_000);
    }
}
