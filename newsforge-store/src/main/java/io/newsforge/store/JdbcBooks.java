package io.newsforge.store;

import io.newsforge.quota.Books;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the books of a group, in a transaction that has its lock. */
final class JdbcBooks {

    private JdbcBooks() {}

    static Books of(Connection connection, String group, BooksWriter books) throws SQLException {
        for (CounterRow row : CounterTable.all(connection, group)) {
            books.counter(row);
        }
        holds(connection, group, books);
        adjustments(connection, group, books);
        return books.books();
    }

    private static void holds(Connection connection, String group, BooksWriter books) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT hold_key, state, taken_at, unknown_at, lease_ended, closed_at,"
                        + " counters, units, slices, reserved, charged FROM quota_holds WHERE group_id = ? ORDER BY taken_at")) {
            select.setString(1, group);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    books.hold(hold(found));
                }
            }
        }
    }

    private static HoldRow hold(ResultSet found) throws SQLException {
        return new HoldRow(
                StoreNames.read(found.getString(1)),
                found.getInt(2),
                found.getLong(3),
                orNever(found, 4),
                found.getBoolean(5),
                orNever(found, 6),
                JdbcArrays.texts(found.getArray(7)),
                lines(found));
    }

    private static List<Long> lines(ResultSet found) throws SQLException {
        List<long[]> columns = new ArrayList<>(HoldRow.WIDTH);
        for (int column = 8; column < 8 + HoldRow.WIDTH; column++) {
            columns.add(JdbcArrays.numbers(found.getArray(column)));
        }
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < columns.get(0).length; i++) {
            for (long[] column : columns) {
                lines.add(column[i]);
            }
        }
        return lines;
    }

    private static long orNever(ResultSet found, int column) throws SQLException {
        long at = found.getLong(column);
        return found.wasNull() ? -1 : at;
    }

    private static void adjustments(Connection connection, String group, BooksWriter books) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT made_at, adjust_key, counter, slice, added,"
                + " reason FROM quota_adjustments WHERE group_id = ? ORDER BY made_at")) {
            select.setString(1, group);
            try (ResultSet found = select.executeQuery()) {
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
    }
}
