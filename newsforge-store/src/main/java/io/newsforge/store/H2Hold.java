package io.newsforge.store;

import io.newsforge.quota.Ending;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code quota_holds} as H2's transactions use it, with the state that was written down. */
record H2Hold(Hold hold) {

    static @Nullable H2Hold find(Connection connection, String group, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT fingerprint, state, taken_at, lease_ends, counters, lines FROM quota_holds"
                        + " WHERE group_id = ? AND hold_key = ? FOR UPDATE")) {
            select.setString(1, StoreNames.write(group));
            select.setString(2, StoreNames.write(key));
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? new H2Hold(read(found, group, key)) : null;
            }
        }
    }

    private static Hold read(ResultSet found, String group, String key) throws SQLException {
        String[] counters = JdbcQuotas.texts(found.getArray(5));
        long[] numbers = JdbcQuotas.numbers(found.getArray(6));
        List<HeldLine> lines = new ArrayList<>(counters.length);
        for (int i = 0; i < counters.length; i++) {
            int k = i * HoldRow.WIDTH;
            lines.add(new HeldLine(
                    StoreNames.counter(counters[i]),
                    Codes.unit(numbers[k]),
                    numbers[k + 1],
                    numbers[k + 2],
                    numbers[k + 3]));
        }
        return new Hold(
                group,
                key,
                StoreNames.read(found.getString(1)),
                Codes.state(found.getInt(2)),
                Micros.instant(found.getLong(3)),
                Micros.instant(found.getLong(4)),
                lines);
    }

    static void insert(Connection connection, Hold hold, long forgetAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO quota_holds (group_id, hold_key, fingerprint, state, taken_at, lease_ends, forget_at,"
                        + " counters, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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
            insert.setArray(9, connection.createArrayOf("bigint", numbers(hold.lines())));
            insert.executeUpdate();
        }
    }

    private static Object[] numbers(List<HeldLine> lines) {
        List<Long> numbers = new ArrayList<>(lines.size() * HoldRow.WIDTH);
        for (HeldLine line : lines) {
            numbers.add((long) Codes.of(line.unit()));
            numbers.add(line.slice());
            numbers.add(line.reserved());
            numbers.add(line.charged());
        }
        return numbers.toArray();
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
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE quota_holds SET state = ?, lines = ?, " + time + " = ? WHERE group_id = ? AND hold_key = ?")) {
            update.setInt(1, Codes.of(ending));
            update.setArray(2, connection.createArrayOf("bigint", numbers(lines)));
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
