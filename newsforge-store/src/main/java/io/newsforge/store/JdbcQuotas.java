package io.newsforge.store;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Books;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a quota store on one database. What is hot is the product's own; the others are short transactions in SQL
 * that every product speaks, each under the lock of one group. A null {@code at} means the database's clock.
 */
abstract class JdbcQuotas {

    private final JdbcExpiry expiry = new JdbcExpiry(this);

    abstract HoldAnswer take(Connection connection, HoldRequest request, @Nullable Long at) throws SQLException;

    abstract CloseAnswer close(Connection connection, CloseRequest request, @Nullable Long at) throws SQLException;

    /** Locks a group until the transaction ends. */
    abstract void lock(Connection connection, String group) throws SQLException;

    /** Microseconds by the database's clock. */
    abstract long clock(Connection connection) throws SQLException;

    final long now(Connection connection, @Nullable Long at) throws SQLException {
        return at == null ? clock(connection) : at;
    }

    interface Step<T> {
        T take() throws SQLException;
    }

    static <T> T inTransaction(Connection connection, Step<T> step) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T made = step.take();
            connection.commit();
            return made;
        } catch (SQLException | RuntimeException failed) {
            undo(connection, failed);
            throw failed;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void undo(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            failed.addSuppressed(gone);
        }
    }

    final AdjustAnswer adjust(Connection connection, AdjustRequest request, @Nullable Long at) throws SQLException {
        String group = StoreNames.write(request.group());
        return inTransaction(connection, () -> {
            lock(connection, group);
            return JdbcAdjustment.make(connection, group, request, now(connection, at));
        });
    }

    /** One statement, so all lines are read at one moment. */
    final List<CounterReading> read(Connection connection, String group, List<HoldLine> lines, @Nullable Long at)
            throws SQLException {
        String[] wanted = StoreLines.counters(lines);
        List<CounterRow> rows = CounterTable.find(connection, StoreNames.write(group), wanted);
        long now = now(connection, at);
        List<CounterReading> readings = new ArrayList<>(wanted.length);
        for (String counter : wanted) {
            readings.add(rows.stream()
                    .filter(row -> row.counter.equals(counter))
                    .findFirst()
                    .map(row -> {
                        row.advance(now);
                        return row.reading(now);
                    })
                    .orElse(CounterReading.of(0)));
        }
        return List.copyOf(readings);
    }

    final int expire(Connection connection, @Nullable Long at, int atMost) throws SQLException {
        return expiry.run(connection, now(connection, at), atMost);
    }

    final Books books(Connection connection, String group) throws SQLException {
        String name = StoreNames.write(group);
        return inTransaction(connection, () -> {
            lock(connection, name);
            return JdbcBooks.of(connection, name, new BooksWriter(group, clock(connection)));
        });
    }
}
