package io.newsforge.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The databases we know, by what their drivers call them. */
enum JdbcProduct {
    POSTGRESQL("postgresql") {
        @Override
        JdbcQuotas quotas(Duration timeout) {
            return new PostgresQuotas(timeout);
        }
    },
    H2("h2") {
        @Override
        JdbcQuotas quotas(Duration timeout) {
            return new H2Quotas(timeout);
        }
    };

    private final String folder;

    JdbcProduct(String folder) {
        this.folder = folder;
    }

    static JdbcProduct of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return switch (name) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> throw new SQLException("database: " + name + " (expected: PostgreSQL or H2)");
        };
    }

    /** Where the migrations lie. */
    String folder() {
        return folder;
    }

    abstract JdbcQuotas quotas(Duration timeout);
}
