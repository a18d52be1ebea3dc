package io.newsforge.store;

import io.newsforge.quota.CounterSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code quota_counters}. */
final class CounterTable {

    private static final String COLUMNS = "counter, used, carried, forget_at, width, newest, slice_used, slice_carried";

    private CounterTable() {}

    /** Those that exist, in any order. */
    static List<CounterRow> find(Connection connection, String group, String[] counters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM quota_counters WHERE group_id = ? AND counter = ANY (?)")) {
            select.setString(1, group);
            select.setArray(2, connection.createArrayOf("varchar", counters));
            return rows(select);
        }
    }

    static Optional<CounterRow> find(Connection connection, String group, String counter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM quota_counters WHERE group_id = ? AND counter = ?")) {
            select.setString(1, group);
            select.setString(2, counter);
            return rows(select).stream().findFirst();
        }
    }

    /** A fresh row if there is none. */
    static CounterRow findOr(Connection connection, String group, String counter, CounterSpan span)
            throws SQLException {
        return find(connection, group, counter)
                .orElseGet(() -> CounterRow.fresh(counter, StoreLines.width(span), StoreLines.slices(span)));
    }

    static List<CounterRow> all(Connection connection, String group) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM quota_counters WHERE group_id = ? ORDER BY counter")) {
            select.setString(1, group);
            return rows(select);
        }
    }

    private static List<CounterRow> rows(PreparedStatement select) throws SQLException {
        List<CounterRow> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(new CounterRow(
                        found.getString(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getLong(4),
                        found.getLong(5),
                        found.getLong(6),
                        JdbcArrays.boxed(found.getArray(7)),
                        JdbcArrays.boxed(found.getArray(8))));
            }
        }
        return rows;
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
}
