package io.newsforge.store;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An adjustment, made once for its key, in a transaction that has the lock of its group. */
final class JdbcAdjustment {

    private JdbcAdjustment() {}

    static AdjustAnswer make(Connection connection, String group, AdjustRequest request, long now) throws SQLException {
        String counter = StoreNames.counter(request.counter());
        CounterRow row = CounterTable.findOr(connection, group, counter, request.span());
        row.advance(now);
        if (known(connection, group, request)) {
            return new AdjustAnswer(true, row.reading(now));
        }
        long added = row.add(row.slice(), request.delta());
        long keptUntil = Micros.sum(now, Micros.of(request.keep()));
        row.keepUntil(Math.max(StoreLines.forgetAt(request.span()), keptUntil));
        CounterTable.save(connection, group, row);
        record(connection, group, request, row.slice(), added, now);
        return new AdjustAnswer(false, row.reading(now));
    }

    private static boolean known(Connection connection, String group, AdjustRequest request) throws SQLException {
        try (PreparedStatement known =
                connection.prepareStatement("SELECT 1 FROM quota_adjustments WHERE group_id = ? AND adjust_key = ?")) {
            known.setString(1, group);
            known.setString(2, StoreNames.write(request.key()));
            try (ResultSet found = known.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void record(
            Connection connection, String group, AdjustRequest request, long slice, long added, long now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO quota_adjustments VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, group);
            insert.setString(2, StoreNames.write(request.key()));
            insert.setString(3, StoreNames.counter(request.counter()));
            insert.setLong(4, slice);
            insert.setLong(5, added);
            insert.setString(6, StoreNames.write(request.reason()));
            insert.setLong(7, now);
            insert.setLong(8, Micros.sum(now, Micros.of(request.keep())));
            insert.executeUpdate();
        }
    }
}
