package io.newsforge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Ends leases, and forgets what is old. */
final class JdbcExpiry {

    private static final long SWEEP_EVERY = Micros.of(Duration.ofHours(1));

    private final JdbcQuotas quotas;
    private final AtomicLong sweptAt = new AtomicLong(-Micros.FOREVER);

    JdbcExpiry(JdbcQuotas quotas) {
        this.quotas = quotas;
    }

    int run(Connection connection, long now, int atMost) throws SQLException {
        int expired = JdbcQuotas.inTransaction(connection, () -> endLeases(connection, now, atMost));
        for (String group : oldGroups(connection, now, atMost)) {
            JdbcQuotas.inTransaction(connection, () -> {
                quotas.lock(connection, group);
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
        List<Charge> charges = new ArrayList<>(holds(connection, group, now));
        charges.addAll(adjustments(connection, group, now));
        for (Charge charge : charges) {
            carry(connection, group, charge);
        }
        delete(connection, "DELETE FROM quota_holds WHERE group_id = ? AND state <> 0 AND forget_at <= ?", group, now);
        delete(connection, "DELETE FROM quota_adjustments WHERE group_id = ? AND forget_at <= ?", group, now);
        delete(connection, "DELETE FROM quota_counters WHERE group_id = ? AND forget_at <= ?", group, now);
    }

    private static List<Charge> holds(Connection connection, String group, long now) throws SQLException {
        List<Charge> charges = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT counters, slices, charged FROM quota_holds"
                + " WHERE group_id = ? AND state <> 0 AND forget_at <= ? FOR UPDATE")) {
            bind(select, group, now);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    List<String> counters = JdbcArrays.texts(found.getArray(1));
                    long[] slices = JdbcArrays.numbers(found.getArray(2));
                    long[] charged = JdbcArrays.numbers(found.getArray(3));
                    for (int i = 0; i < charged.length; i++) {
                        charges.add(new Charge(counters.get(i), slices[i], charged[i]));
                    }
                }
            }
        }
        return charges;
    }

    private static List<Charge> adjustments(Connection connection, String group, long now) throws SQLException {
        List<Charge> charges = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT counter, slice, added FROM quota_adjustments WHERE group_id = ? AND forget_at <= ?")) {
            bind(select, group, now);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    charges.add(new Charge(found.getString(1), found.getLong(2), found.getLong(3)));
                }
            }
        }
        return charges;
    }

    private record Charge(String counter, long slice, long charged) {}

    private static void carry(Connection connection, String group, Charge charge) throws SQLException {
        Optional<CounterRow> row = CounterTable.find(connection, group, charge.counter());
        if (row.isPresent()) {
            row.get().carry(charge.slice(), charge.charged());
            CounterTable.save(connection, group, row.get());
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
}
