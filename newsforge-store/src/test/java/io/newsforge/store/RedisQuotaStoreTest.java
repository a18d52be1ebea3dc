package io.newsforge.store;

import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaStoreContract;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

class RedisQuotaStoreTest extends QuotaStoreContract {

    private static final UnifiedJedis REDIS = Servers.redis(Servers.redisPort(), Duration.ofSeconds(5));

    @Override
    protected QuotaStore store() {
        return RedisQuotaStore.on(REDIS).withPrefix("contract").timedByCallers();
    }

    @Override
    protected int histories() {
        return Integer.getInteger("newsforge.quota.histories", 1_000);
    }
}
