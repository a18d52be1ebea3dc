package io.newsforge.store;

import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2 has no procedures in SQL: the steps of {@code quota_take} and {@code quota_close}, in a transaction. */
final class H2Quotas extends JdbcQuotas {

    private final long lockWaitMillis;

    H2Quotas(Duration timeout) {
        this.lockWaitMillis = timeout.toMillis();
    }

    @Override
    HoldAnswer take(Connection connection, HoldRequest request, @Nullable Long at) throws SQLException {
        String group = StoreNames.write(request.group());
        return inTransaction(connection, () -> {
            lock(connection, group);
            long now = now(connection, at);
            H2Hold known = H2Hold.find(connection, request.group(), request.key());
            if (known != null) {
                Hold hold = known.view(now);
                return hold.fingerprint().equals(request.fingerprint())
                        ? new HoldAnswer.Known(hold)
                        : new HoldAnswer.Conflict();
            }
            List<CounterRow> rows = rows(connection, group, request.lines(), now);
            for (int i = 0; i < rows.size(); i++) {
                HoldLine line = request.lines().get(i);
                if (line.amount() > line.limit() - rows.get(i).used) {
                    return new HoldAnswer.Refused(i, readings(rows, now));
                }
            }
            return charge(connection, request, rows, now);
        });
    }

    private static List<CounterRow> rows(Connection connection, String group, List<HoldLine> lines, long now)
            throws SQLException {
        List<CounterRow> rows = new ArrayList<>(lines.size());
        for (HoldLine line : lines) {
            CounterRow row = CounterTable.findOr(connection, group, StoreNames.counter(line.counter()), line.span());
            row.advance(now);
            rows.add(row);
        }
        return rows;
    }

    private static HoldAnswer charge(Connection connection, HoldRequest request, List<CounterRow> rows, long now)
            throws SQLException {
        long leaseEnds = Micros.sum(now, Micros.of(request.lease()));
        long forgetAt = Micros.sum(leaseEnds, Micros.of(request.keep()));
        List<HeldLine> held = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            HoldLine line = request.lines().get(i);
            CounterRow row = rows.get(i);
            row.add(row.slice(), line.amount());
            row.keepUntil(Math.max(forgetAt, StoreLines.forgetAt(line.span())));
            CounterTable.save(connection, StoreNames.write(request.group()), row);
            held.add(new HeldLine(line.counter(), line.unit(), row.slice(), line.amount(), line.amount()));
        }
        Hold hold = TakenHold.of(request, now, leaseEnds, held);
        H2Hold.insert(connection, hold, forgetAt);
        return new HoldAnswer.Taken(hold, readings(rows, now));
    }

    private static List<CounterReading> readings(List<CounterRow> rows, long now) {
        List<CounterReading> readings = new ArrayList<>(rows.size());
        for (CounterRow row : rows) {
            readings.add(row.reading(now));
        }
        return readings;
    }

    @Override
    CloseAnswer close(Connection connection, CloseRequest request, @Nullable Long at) throws SQLException {
        String group = StoreNames.write(request.group());
        return inTransaction(connection, () -> {
            lock(connection, group);
            H2Hold hold = H2Hold.find(connection, request.group(), request.key());
            if (hold == null) {
                return new CloseAnswer.NoSuchHold();
            }
            long now = now(connection, at);
            if (!hold.closes(request.ending(), now)) {
                return new CloseAnswer.AlreadyClosed(hold.view(now));
            }
            List<CounterReading> readings = new ArrayList<>();
            List<HeldLine> lines = new ArrayList<>();
            for (HeldLine line : hold.hold().lines()) {
                long target = switch (request.ending()) {
                    case SETTLE -> request.used().orElse(line.unit(), line.charged());
                    case RELEASE -> 0;
                    case UNKNOWN -> line.charged();
                };
                Optional<CounterRow> row = CounterTable.find(connection, group, StoreNames.counter(line.counter()));
                if (row.isEmpty()) {
                    lines.add(line);
                    readings.add(CounterReading.of(0));
                } else {
                    lines.add(correct(connection, group, row.get(), line, target - line.charged()));
                    row.get().advance(now);
                    readings.add(row.get().reading(now));
                }
            }
            Hold closed = hold.close(connection, request.ending(), lines, now);
            return new CloseAnswer.Closed(closed, readings);
        });
    }

    private static HeldLine correct(Connection connection, String group, CounterRow row, HeldLine line, long delta)
            throws SQLException {
        if (delta == 0) {
            return line;
        }
        long added = row.add(line.slice(), delta);
        CounterTable.save(connection, group, row);
        return new HeldLine(line.counter(), line.unit(), line.slice(), line.reserved(), line.charged() + added);
    }

    /** The connection is the host's, so its own patience is given back to it. */
    @Override
    void lock(Connection connection, String group) throws SQLException {
        long before = lockTimeout(connection);
        lockTimeout(connection, lockWaitMillis);
        try (PreparedStatement row =
                        connection.prepareStatement("MERGE INTO quota_groups (group_id) KEY (group_id) VALUES (?)");
                PreparedStatement lock = connection.prepareStatement(
                        "SELECT group_id FROM quota_groups WHERE group_id = ? FOR UPDATE")) {
            row.setString(1, group);
            row.execute();
            lock.setString(1, group);
            lock.execute();
        } finally {
            lockTimeout(connection, before);
        }
    }

    private static long lockTimeout(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT LOCK_TIMEOUT()");
                ResultSet millis = select.executeQuery()) {
            millis.next();
            return millis.getLong(1);
        }
    }

    private static void lockTimeout(Connection connection, long millis) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SET LOCK_TIMEOUT " + millis)) {
            set.execute();
        }
    }

    @Override
    long clock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT CURRENT_TIMESTAMP");
                ResultSet now = select.executeQuery()) {
            now.next();
            return Micros.of(now.getObject(1, OffsetDateTime.class).toInstant());
        }
    }
}
