package io.newsforge.store;

import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaStoreContract;

class PostgresQuotaStoreTest extends QuotaStoreContract {

    @Override
    protected QuotaStore store() {
        return JdbcQuotaStore.on(Servers.postgres()).timedByCallers();
    }

    @Override
    protected int histories() {
        return Integer.getInteger("newsforge.quota.histories", 400);
    }
}
