package io.newsforge.store;

import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaStoreContract;

class H2QuotaStoreTest extends QuotaStoreContract {

    @Override
    protected QuotaStore store() {
        return JdbcQuotaStore.on(Servers.h2()).timedByCallers();
    }

    @Override
    protected int histories() {
        return Integer.getInteger("newsforge.quota.histories", 400);
    }
}
