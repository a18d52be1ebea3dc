package io.newsforge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Ends leases, and forgets what is old. */
final class JdbcExpiry {

    private static final long SWEEP_EVERY = Micros.of(Duration.ofHours(1));

    private static final String OLD_HOLDS =
            "SELECT DISTINCT group_id FROM quota_holds WHERE state <> 0 AND forget_at <= ? LIMIT ?";
    private static final String OLD_ADJUSTMENTS =
            "SELECT DISTINCT group_id FROM quota_adjustments WHERE forget_at <= ? LIMIT ?";
    private static final String OLD_COUNTERS =
            "SELECT DISTINCT group_id FROM quota_counters WHERE forget_at <= ? LIMIT ?";

    private final JdbcQuotas quotas;
    private final AtomicLong sweptAt = new AtomicLong(-Micros.FOREVER);

    JdbcExpiry(JdbcQuotas quotas) {
        this.quotas = quotas;
    }

    int run(Connection connection, long now, int atMost) throws SQLException {
        int expired = JdbcQuotas.inTransaction(connection, () -> endLeases(connection, now, atMost));
        forgetAll(connection, OLD_HOLDS, now, atMost);
        forgetAll(connection, OLD_ADJUSTMENTS, now, atMost);
        sweep(connection, now, atMost);
        return expired;
    }

    /** Counters have no index by age, since it would cost every charge; they are looked through once an hour. */
    private void sweep(Connection connection, long now, int atMost) throws SQLException {
        long swept = sweptAt.get();
        if (now - swept >= SWEEP_EVERY) {
            forgetAll(connection, OLD_COUNTERS, now, atMost);
            sweptAt.compareAndSet(swept, now);
        }
    }

    private void forgetAll(Connection connection, String sql, long now, int atMost) throws SQLException {
        List<String> groups;
        do {
            groups = groups(connection, sql, now, atMost);
            for (String group : groups) {
                forget(connection, group, now);
            }
        } while (groups.size() == atMost);
    }

    private void forget(Connection connection, String group, long now) throws SQLException {
        boolean more = true;
        while (more) {
            more = JdbcQuotas.inTransaction(connection, () -> {
                quotas.lock(connection, group);
                return new JdbcForgetting(connection, group, now).run();
            });
        }
    }

    private static List<String> groups(Connection connection, String sql, long now, int atMost) throws SQLException {
        List<String> groups = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, now);
            select.setInt(2, atMost);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    groups.add(found.getString(1));
                }
            }
        }
        return groups;
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
}
