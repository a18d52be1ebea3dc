package io.newsforge.spring;

import io.newsforge.ConversionCache;
import io.newsforge.health.replica.Storage;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.QuotaStore;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who sees the state that beans keep, for all that can be told of a bean. */
final class Storages {

    private static final String EMBEDDED = "H2";

    private Storages() {}

    static Storage of(DataSource source) {
        return Storage.found("database", () -> {
            try (Connection connection = source.getConnection()) {
                return !EMBEDDED.equals(connection.getMetaData().getDatabaseProductName());
            }
        });
    }

    static Storage of(QuotaStore store, @Nullable DataSource source) {
        if (store instanceof InMemoryQuotaStore) {
            return Storage.local("heap");
        }
        return switch (store.getClass().getSimpleName()) {
            case "JdbcQuotaStore" -> source == null ? Storage.shared("database") : of(source);
            case "RedisQuotaStore" -> Storage.shared("redis");
            default -> unknown(store);
        };
    }

    static Storage ofCache(@Nullable ConversionCache cache) {
        return cache == null ? Storage.local("heap") : unknown(cache);
    }

    private static Storage unknown(Object bean) {
        return Storage.found(bean.getClass().getSimpleName(), () -> {
            throw new IllegalStateException("nobody can tell");
        });
    }
}
