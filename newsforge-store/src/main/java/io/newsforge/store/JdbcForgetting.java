package io.newsforge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Forgets some of what is old in one group, in a transaction that has the group's lock. What forgotten holds and adjustments had
 * charged is carried by their counters from now on. A statement sees what was committed when it began, so just those rows are
 * deleted that were read.
 */
final class JdbcForgetting {

    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final String group;
    private final long now;
    /** What is to be carried, by counter and slice. */
    private final Map<String, Map<Long, Long>> charges = new HashMap<>();

    JdbcForgetting(Connection connection, String group, long now) {
        this.connection = connection;
        this.group = group;
        this.now = now;
    }

    /** Answers whether there may be more: each run is short, since the group waits for it. */
    boolean run() throws SQLException {
        List<String> holds = holds();
        List<String> adjustments = adjustments();
        carry();
        delete("DELETE FROM quota_holds WHERE group_id = ? AND hold_key = ANY (?)", holds);
        delete("DELETE FROM quota_adjustments WHERE group_id = ? AND adjust_key = ANY (?)", adjustments);
        if (holds.size() == AT_ONCE || adjustments.size() == AT_ONCE) {
            return true;
        }
        deleteCounters();
        return false;
    }

    private List<String> holds() throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT hold_key, counters, slices, charged"
                + " FROM quota_holds WHERE group_id = ? AND state <> 0 AND forget_at <= ? LIMIT ? FOR UPDATE")) {
            bind(select);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    keys.add(found.getString(1));
                    List<String> counters = JdbcArrays.texts(found.getArray(2));
                    long[] slices = JdbcArrays.numbers(found.getArray(3));
                    long[] charged = JdbcArrays.numbers(found.getArray(4));
                    for (int i = 0; i < charged.length; i++) {
                        add(counters.get(i), slices[i], charged[i]);
                    }
                }
            }
        }
        return keys;
    }

    private List<String> adjustments() throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT adjust_key, counter, slice, added"
                + " FROM quota_adjustments WHERE group_id = ? AND forget_at <= ? LIMIT ? FOR UPDATE")) {
            bind(select);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    keys.add(found.getString(1));
                    add(found.getString(2), found.getLong(3), found.getLong(4));
                }
            }
        }
        return keys;
    }

    private void bind(PreparedStatement select) throws SQLException {
        select.setString(1, group);
        select.setLong(2, now);
        select.setInt(3, AT_ONCE);
    }

    private void add(String counter, long slice, long charged) {
        charges.computeIfAbsent(counter, fresh -> new HashMap<>()).merge(slice, charged, Long::sum);
    }

    private void carry() throws SQLException {
        if (charges.isEmpty()) {
            return;
        }
        String[] counters = charges.keySet().toArray(new String[0]);
        for (CounterRow row : CounterTable.find(connection, group, counters)) {
            charges.getOrDefault(row.counter, Map.of()).forEach(row::carry);
            CounterTable.save(connection, group, row);
        }
    }

    private void delete(String sql, List<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, group);
            delete.setArray(2, connection.createArrayOf("varchar", keys.toArray()));
            delete.executeUpdate();
        }
    }

    private void deleteCounters() throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM quota_counters WHERE group_id = ? AND forget_at <= ?")) {
            delete.setString(1, group);
            delete.setLong(2, now);
            delete.executeUpdate();
        }
    }
}
