package io.newsforge.store;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.QuotaStore;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

/**
 * A store whose shared server is reached through a proxy, as a test of outages wants it.
 *
 * @param proxy what stands before the server
 * @param client the connections of the store
 * @param store the store
 */
record ProxiedStore<C extends AutoCloseable>(TcpProxy proxy, C client, QuotaStore store) {

    static ProxiedStore<HikariDataSource> postgres(Duration timeout) {
        TcpProxy proxy = new TcpProxy(Servers.port(Servers.sharedPostgresUrl()));
        HikariDataSource pool = Servers.pool(Servers.postgresUrl(proxy.port()), 3, timeout);
        return new ProxiedStore<>(proxy, pool, JdbcQuotaStore.on(pool).withTimeout(timeout));
    }

    static ProxiedStore<UnifiedJedis> redis(Duration timeout) {
        TcpProxy proxy = new TcpProxy(Servers.redisPort());
        UnifiedJedis redis = Servers.redis(proxy.port(), timeout);
        return new ProxiedStore<>(proxy, redis, RedisQuotaStore.on(redis));
    }

    void close() throws Exception {
        client.close();
        proxy.close();
    }
}
