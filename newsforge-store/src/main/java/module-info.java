/**
 * State that several processes share: quotas on PostgreSQL, on H2 for embedded use, and on Redis.
 *
 * <p>Connections are the host's. It hands over a {@code DataSource} or a Jedis client, and closes them itself.
 */
module io.newsforge.store {
    requires transitive io.newsforge.resilience;
    requires transitive java.sql;
    requires flyway.core;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires transitive redis.clients.jedis;

    exports io.newsforge.store;
}
