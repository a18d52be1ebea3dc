package io.newsforge.spring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.ConnectionProvider;

/** A Redis that is away, and counts who asked for it. */
final class CountedConnections implements ConnectionProvider {

    private final AtomicInteger asked = new AtomicInteger();

    /** By the one constructor that all of Jedis 6 to 8 have; what it asks for itself is not counted. */
    @SuppressWarnings("deprecation")
    UnifiedJedis client() {
        UnifiedJedis client = new UnifiedJedis(this, 1, Duration.ofSeconds(1));
        asked.set(0);
        return client;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public Connection getConnection() {
        asked.incrementAndGet();
        throw new JedisConnectionException("away");
    }

    @Override
    public Connection getConnection(CommandArguments args) {
        return getConnection();
    }

    @Override
    public void close() {}
}
