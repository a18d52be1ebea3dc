package io.newsforge.store;

import io.newsforge.quota.Ending;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of {@code quota_holds} as H2's transactions use it, with the state that was written down. */
record H2Hold(Hold hold) {

    static @Nullable H2Hold find(Connection connection, String group, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + HoldColumns.NAMES + " FROM quota_holds"
                + " WHERE group_id = ? AND hold_key = ? FOR UPDATE")) {
            select.setString(1, StoreNames.write(group));
            select.setString(2, StoreNames.write(key));
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? new H2Hold(HoldColumns.read(found, 1, group, key)) : null;
            }
        }
    }

    static void insert(Connection connection, Hold hold, long forgetAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO quota_holds (group_id, hold_key, fingerprint, state, taken_at, lease_ends, forget_at,"
                        + " counters, units, slices, reserved, charged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, StoreNames.write(hold.group()));
            insert.setString(2, StoreNames.write(hold.key()));
            insert.setString(3, StoreNames.write(hold.fingerprint()));
            insert.setInt(4, Codes.of(hold.state()));
            insert.setLong(5, Micros.of(hold.takenAt()));
            insert.setLong(6, Micros.of(hold.leaseEnds()));
            insert.setLong(7, forgetAt);
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "varchar",
                            hold.lines().stream()
                                    .map(line -> StoreNames.counter(line.counter()))
                                    .toArray()));
            List<HeldLine> lines = hold.lines();
            insert.setArray(9, numbers(connection, lines, line -> (long) Codes.of(line.unit())));
            insert.setArray(10, numbers(connection, lines, HeldLine::slice));
            insert.setArray(11, numbers(connection, lines, HeldLine::reserved));
            insert.setArray(12, numbers(connection, lines, HeldLine::charged));
            insert.executeUpdate();
        }
    }

    private static Array numbers(Connection connection, List<HeldLine> lines, Function<HeldLine, Long> number)
            throws SQLException {
        return connection.createArrayOf("bigint", lines.stream().map(number).toArray());
    }

    private boolean due(long now) {
        return hold.state() == HoldState.OPEN && now >= Micros.of(hold.leaseEnds());
    }

    /** Whether this ending changes the hold. */
    boolean closes(Ending ending, long now) {
        boolean inTime = hold.state() == HoldState.OPEN && !due(now);
        boolean late = hold.state() == HoldState.OPEN || hold.state() == HoldState.UNKNOWN;
        return inTime || (ending == Ending.SETTLE && late);
    }

    Hold view(long now) {
        return due(now) ? with(HoldState.UNKNOWN, hold.lines()) : hold;
    }

    Hold close(Connection connection, Ending ending, List<HeldLine> lines, long now) throws SQLException {
        String time = ending == Ending.UNKNOWN ? "unknown_at" : "closed_at";
        Hold closed = with(Codes.state(Codes.of(ending)), lines);
        try (PreparedStatement update = connection.prepareStatement("UPDATE quota_holds SET state = ?, charged = ?, "
                + time + " = ? WHERE group_id = ? AND hold_key = ?")) {
            update.setInt(1, Codes.of(ending));
            update.setArray(2, numbers(connection, lines, HeldLine::charged));
            update.setLong(3, now);
            update.setString(4, StoreNames.write(hold.group()));
            update.setString(5, StoreNames.write(hold.key()));
            update.executeUpdate();
        }
        return closed;
    }

    private Hold with(HoldState state, List<HeldLine> lines) {
        return new Hold(hold.group(), hold.key(), hold.fingerprint(), state, hold.takenAt(), hold.leaseEnds(), lines);
    }
}
