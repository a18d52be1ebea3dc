package io.newsforge.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;

/** A connection of the host's with a bound on every wait for an answer, given back as it came. */
record BoundedConnection(Connection connection, boolean autoCommit, int networkTimeout) implements AutoCloseable {

    private static final int UNSUPPORTED = -1;

    static BoundedConnection of(DataSource dataSource, Duration timeout) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            int before = bound(connection, (int) timeout.toMillis());
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
            return new BoundedConnection(connection, autoCommit, before);
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    // The drivers that support it set a socket option; they need no executor.
    private static int bound(Connection connection, int millis) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis);
            return before;
        } catch (SQLFeatureNotSupportedException embedded) {
            return UNSUPPORTED;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (networkTimeout != UNSUPPORTED) {
                    connection.setNetworkTimeout(Runnable::run, networkTimeout);
                }
                if (!autoCommit) {
                    connection.setAutoCommit(false);
                }
            }
        }
    }
}
