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
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a quota store on one database. What is hot is the product's own; what is here are short transactions in SQL
 * that every product speaks, each under the lock of one group. A null {@code at} means the database's clock.
 */
abstract class JdbcQuotas {

    private static final long SWEEP_EVERY = Micros.of(Duration.ofHours(1));

    private final AtomicLong sweptAt = new AtomicLong(-Micros.FOREVER);

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

    AdjustAnswer adjust(Connection connection, AdjustRequest request, @Nullable Long at) throws SQLException {
        String group = StoreNames.write(request.group());
        return inTransaction(connection, () -> {
            lock(connection, group);
            long now = now(connection, at);
            CounterRow row = counter(
                    connection,
                    group,
                    StoreNames.counter(request.counter()),
                    StoreLines.width(request.span()),
                    StoreLines.slices(request.span()));
            row.advance(now);
            long before = row.used;
            long added = row.add(row.slice(), request.delta());
            boolean fresh = record(connection, group, request, row, added, now);
            if (fresh) {
                row.keepUntil(
                        Math.max(StoreLines.forgetAt(request.span()), Micros.sum(now, Micros.of(request.keep()))));
                save(connection, group, row);
            } else {
                row.add(row.slice(), before - row.used);
            }
            return new AdjustAnswer(!fresh, reading(row, now));
        });
    }

    private static boolean record(
            Connection connection, String group, AdjustRequest request, CounterRow row, long added, long now)
            throws SQLException {
        String key = StoreNames.write(request.key());
        try (PreparedStatement known =
                connection.prepareStatement("SELECT 1 FROM quota_adjustments WHERE group_id = ? AND adjust_key = ?")) {
            known.setString(1, group);
            known.setString(2, key);
            try (ResultSet found = known.executeQuery()) {
                if (found.next()) {
                    return false;
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO quota_adjustments VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, group);
            insert.setString(2, key);
            insert.setString(3, row.counter);
            insert.setLong(4, row.slice());
            insert.setLong(5, added);
            insert.setString(6, StoreNames.write(request.reason()));
            insert.setLong(7, now);
            insert.setLong(8, Micros.sum(now, Micros.of(request.keep())));
            insert.executeUpdate();
        }
        return true;
    }

    /** One statement, so all lines are read at one moment. */
    List<CounterReading> read(Connection connection, String name, List<HoldLine> lines, @Nullable Long at)
            throws SQLException {
        String group = StoreNames.write(name);
        String[] wanted = StoreLines.counters(lines);
        List<CounterRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT counter, used, carried, forget_at, width, newest, slice_used, slice_carried"
                        + " FROM quota_counters WHERE group_id = ? AND counter = ANY (?)")) {
            select.setString(1, group);
            select.setArray(2, connection.createArrayOf("varchar", wanted));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(counterRow(found));
                }
            }
        }
        long now = now(connection, at);
        List<CounterReading> readings = new ArrayList<>(wanted.length);
        for (String counter : wanted) {
            readings.add(rows.stream()
                    .filter(row -> row.counter.equals(counter))
                    .findFirst()
                    .map(row -> {
                        row.advance(now);
                        return reading(row, now);
                    })
                    .orElse(CounterReading.of(0)));
        }
        return List.copyOf(readings);
    }

    int expire(Connection connection, @Nullable Long at, int atMost) throws SQLException {
        long now = now(connection, at);
        int expired = inTransaction(connection, () -> endLeases(connection, now, atMost));
        for (String group : oldGroups(connection, now, atMost)) {
            inTransaction(connection, () -> {
                lock(connection, group);
                forget(connection, group, now);
                return group;
            });
        }
        return expired;
    }

    /** Rows that another replica is at are passed over, so replicas share the work and none waits. */
    private static int endLeases(Connection connection, long now, int atMost) throws SQLException {
        try (PreparedStatement due = connection.prepareStatement(
                        "SELECT group_id, hold_key FROM quota_holds WHERE state = 0 AND lease_ends <= ?"
                                + " ORDER BY lease_ends LIMIT ? FOR UPDATE SKIP LOCKED");
                PreparedStatement end = connection.prepareStatement(
                        "UPDATE quota_holds SET state = 3, unknown_at = ?, lease_ended = TRUE"
                                + " WHERE group_id = ? AND hold_key = ?")) {
            due.setLong(1, now);
            due.setInt(2, atMost);
            int ended = 0;
            try (ResultSet found = due.executeQuery()) {
                while (found.next()) {
                    end.setLong(1, now);
                    end.setString(2, found.getString(1));
                    end.setString(3, found.getString(2));
                    end.addBatch();
                    ended++;
                }
            }
            if (ended > 0) {
                end.executeBatch();
            }
            return ended;
        }
    }

    /** Counters have no index by age, since it would cost every charge; they are looked through once an hour. */
    private List<String> oldGroups(Connection connection, long now, int atMost) throws SQLException {
        long swept = sweptAt.get();
        boolean sweep = now - swept >= SWEEP_EVERY && sweptAt.compareAndSet(swept, now);
        String sql = "SELECT group_id FROM quota_holds WHERE state <> 0 AND forget_at <= ?"
                + " UNION SELECT group_id FROM quota_adjustments WHERE forget_at <= ?"
                + (sweep ? " UNION SELECT group_id FROM quota_counters WHERE forget_at <= ?" : "")
                + " LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int i = 1;
            select.setLong(i++, now);
            select.setLong(i++, now);
            if (sweep) {
                select.setLong(i++, now);
            }
            select.setInt(i, atMost);
            List<String> groups = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    groups.add(found.getString(1));
                }
            }
            return groups;
        }
    }

    /** What forgotten holds and adjustments had charged is carried by their counters from now on. */
    private static void forget(Connection connection, String group, long now) throws SQLException {
        List<Charge> charges = new ArrayList<>();
        try (PreparedStatement holds = connection.prepareStatement(
                        "SELECT counters, lines FROM quota_holds WHERE group_id = ? AND state <> 0 AND forget_at <= ?"
                                + " FOR UPDATE");
                PreparedStatement adjustments = connection.prepareStatement(
                        "SELECT counter, slice, added FROM quota_adjustments WHERE group_id = ? AND forget_at <= ?")) {
            bind(holds, group, now);
            try (ResultSet found = holds.executeQuery()) {
                while (found.next()) {
                    String[] counters = texts(found.getArray(1));
                    long[] lines = numbers(found.getArray(2));
                    for (int i = 0; i < counters.length; i++) {
                        int k = i * HoldRow.WIDTH;
                        charges.add(new Charge(counters[i], lines[k + 1], lines[k + 3]));
                    }
                }
            }
            bind(adjustments, group, now);
            try (ResultSet found = adjustments.executeQuery()) {
                while (found.next()) {
                    charges.add(new Charge(found.getString(1), found.getLong(2), found.getLong(3)));
                }
            }
        }
        for (Charge charge : charges) {
            carry(connection, group, charge);
        }
        delete(connection, "DELETE FROM quota_holds WHERE group_id = ? AND state <> 0 AND forget_at <= ?", group, now);
        delete(connection, "DELETE FROM quota_adjustments WHERE group_id = ? AND forget_at <= ?", group, now);
        delete(connection, "DELETE FROM quota_counters WHERE group_id = ? AND forget_at <= ?", group, now);
    }

    private record Charge(String counter, long slice, long charged) {}

    private static void carry(Connection connection, String group, Charge charge) throws SQLException {
        CounterRow row = counter(connection, group, charge.counter(), -1, 0);
        if (row.width >= 0) {
            row.carry(charge.slice(), charge.charged());
            save(connection, group, row);
        }
    }

    private static void delete(Connection connection, String sql, String group, long now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            bind(delete, group, now);
            delete.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, String group, long now) throws SQLException {
        statement.setString(1, group);
        statement.setLong(2, now);
    }

    Books books(Connection connection, String group) throws SQLException {
        String name = StoreNames.write(group);
        return inTransaction(connection, () -> {
            lock(connection, name);
            BooksWriter books = new BooksWriter(group, clock(connection));
            try (PreparedStatement counters = connection.prepareStatement(
                            "SELECT counter, used, carried, forget_at, width, newest, slice_used, slice_carried"
                                    + " FROM quota_counters WHERE group_id = ? ORDER BY counter");
                    PreparedStatement holds = connection.prepareStatement(
                            "SELECT hold_key, state, taken_at, unknown_at, lease_ended, closed_at, counters, lines"
                                    + " FROM quota_holds WHERE group_id = ? ORDER BY taken_at");
                    PreparedStatement adjustments =
                            connection.prepareStatement("SELECT made_at, adjust_key, counter, slice, added, reason"
                                    + " FROM quota_adjustments WHERE group_id = ? ORDER BY made_at")) {
                counters.setString(1, name);
                try (ResultSet found = counters.executeQuery()) {
                    while (found.next()) {
                        books.counter(counterRow(found));
                    }
                }
                holds.setString(1, name);
                try (ResultSet found = holds.executeQuery()) {
                    while (found.next()) {
                        books.hold(holdRow(found));
                    }
                }
                adjustments.setString(1, name);
                try (ResultSet found = adjustments.executeQuery()) {
                    while (found.next()) {
                        books.adjustment(
                                found.getLong(1),
                                StoreNames.read(found.getString(2)),
                                found.getString(3),
                                found.getLong(4),
                                found.getLong(5),
                                StoreNames.read(found.getString(6)));
                    }
                }
            }
            return books.books();
        });
    }

    static CounterReading reading(CounterRow row, long now) {
        return new CounterReading(row.used, Duration.ofMillis(row.frees(now)));
    }

    /** A fresh row if there is none. */
    static CounterRow counter(Connection connection, String group, String counter, long width, long slices)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT counter, used, carried, forget_at, width, newest, slice_used, slice_carried"
                        + " FROM quota_counters WHERE group_id = ? AND counter = ?")) {
            select.setString(1, group);
            select.setString(2, counter);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? counterRow(found) : CounterRow.fresh(counter, width, slices);
            }
        }
    }

    private static CounterRow counterRow(ResultSet found) throws SQLException {
        return new CounterRow(
                found.getString(1),
                found.getLong(2),
                found.getLong(3),
                found.getLong(4),
                found.getLong(5),
                found.getLong(6),
                boxed(found.getArray(7)),
                boxed(found.getArray(8)));
    }

    private static HoldRow holdRow(ResultSet found) throws SQLException {
        return new HoldRow(
                StoreNames.read(found.getString(1)),
                found.getInt(2),
                found.getLong(3),
                orNever(found, 4),
                found.getBoolean(5),
                orNever(found, 6),
                List.of(texts(found.getArray(7))),
                List.of(boxed(found.getArray(8))));
    }

    private static long orNever(ResultSet found, int column) throws SQLException {
        long at = found.getLong(column);
        return found.wasNull() ? -1 : at;
    }

    static void save(Connection connection, String group, CounterRow row) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE quota_counters SET used = ?, carried = ?, forget_at = ?, newest = ?, slice_used = ?,"
                        + " slice_carried = ? WHERE group_id = ? AND counter = ?")) {
            int i = values(connection, update, row, 1);
            update.setString(i++, group);
            update.setString(i, row.counter);
            if (update.executeUpdate() == 1) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO quota_counters (used, carried, forget_at, newest, slice_used, slice_carried, group_id,"
                        + " counter, width) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int i = values(connection, insert, row, 1);
            insert.setString(i++, group);
            insert.setString(i++, row.counter);
            insert.setLong(i, row.width);
            insert.executeUpdate();
        }
    }

    private static int values(Connection connection, PreparedStatement statement, CounterRow row, int first)
            throws SQLException {
        int i = first;
        statement.setLong(i++, row.used);
        statement.setLong(i++, row.carried);
        statement.setLong(i++, row.forgetAt);
        statement.setLong(i++, row.newest);
        statement.setArray(i++, connection.createArrayOf("bigint", row.sliceUsed));
        statement.setArray(i++, connection.createArrayOf("bigint", row.sliceCarried));
        return i;
    }

    static String[] texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return new String[0];
        }
        Object[] raw = (Object[]) array.getArray();
        String[] texts = new String[raw.length];
        for (int i = 0; i < raw.length; i++) {
            texts[i] = (String) raw[i];
        }
        return texts;
    }

    static long[] numbers(Array array) throws SQLException {
        Object[] raw = (Object[]) array.getArray();
        long[] numbers = new long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            numbers[i] = (Long) raw[i];
        }
        return numbers;
    }

    private static Long[] boxed(Array array) throws SQLException {
        Object[] raw = (Object[]) array.getArray();
        Long[] numbers = new Long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            numbers[i] = (Long) raw[i];
        }
        return numbers;
    }
}
