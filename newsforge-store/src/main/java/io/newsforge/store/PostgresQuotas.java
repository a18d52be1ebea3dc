package io.newsforge.store;

import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: a reservation is one call of {@code quota_take}, a closing one of {@code quota_close}. */
final class PostgresQuotas extends JdbcQuotas {

    private static final String HOLD = Arrays.stream(HoldColumns.NAMES.split(", "))
            .map(column -> "(r.hold)." + column)
            .collect(Collectors.joining(", "));
    private static final String TAKE =
            "SELECT r.outcome, r.refused, r.taken_at, r.lease_ends, r.used, r.frees, r.slices, " + HOLD
                    + " FROM quota_take(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) r";
    private static final String CLOSE =
            "SELECT r.outcome, r.used, r.frees, " + HOLD + " FROM quota_close(?, ?, ?, ?, ?, ?) r";

    private final String lockWait;

    PostgresQuotas(Duration timeout) {
        this.lockWait = timeout.toMillis() + "ms";
    }

    @Override
    HoldAnswer take(Connection connection, HoldRequest request, @Nullable Long at) throws SQLException {
        List<HoldLine> lines = request.lines();
        try (PreparedStatement call = connection.prepareStatement(TAKE)) {
            call.setString(1, StoreNames.write(request.group()));
            call.setString(2, StoreNames.write(request.key()));
            call.setString(3, StoreNames.write(request.fingerprint()));
            setTime(call, 4, at);
            call.setLong(5, Micros.of(request.lease()));
            call.setLong(6, Micros.of(request.keep()));
            call.setString(7, lockWait);
            call.setObject(8, StoreLines.counters(lines));
            call.setObject(9, StoreLines.column(lines, line -> Codes.of(line.unit())));
            call.setObject(10, StoreLines.column(lines, HoldLine::amount));
            call.setObject(11, StoreLines.column(lines, HoldLine::limit));
            call.setObject(12, StoreLines.column(lines, line -> StoreLines.forgetAt(line.span())));
            call.setObject(13, StoreLines.column(lines, line -> StoreLines.width(line.span())));
            call.setObject(14, StoreLines.column(lines, line -> StoreLines.slices(line.span())));
            try (ResultSet answer = call.executeQuery()) {
                answer.next();
                return PostgresReply.take(answer, request);
            }
        }
    }

    @Override
    CloseAnswer close(Connection connection, CloseRequest request, @Nullable Long at) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(CLOSE)) {
            call.setString(1, StoreNames.write(request.group()));
            call.setString(2, StoreNames.write(request.key()));
            call.setInt(3, Codes.of(request.ending()));
            setTime(call, 4, at);
            call.setString(5, lockWait);
            call.setObject(6, StoreLines.used(request.used()));
            try (ResultSet answer = call.executeQuery()) {
                answer.next();
                return PostgresReply.close(answer, request);
            }
        }
    }

    private static void setTime(PreparedStatement call, int parameter, @Nullable Long at) throws SQLException {
        if (at == null) {
            call.setNull(parameter, Types.BIGINT);
        } else {
            call.setLong(parameter, at);
        }
    }

    @Override
    void lock(Connection connection, String group) throws SQLException {
        try (PreparedStatement wait = connection.prepareStatement("SELECT set_config('lock_timeout', ?, true)");
                PreparedStatement lock =
                        connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 5209713))")) {
            wait.setString(1, lockWait);
            wait.execute();
            lock.setString(1, group);
            lock.execute();
        }
    }

    @Override
    long clock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
                ResultSet now = select.executeQuery()) {
            now.next();
            return now.getLong(1);
        }
    }
}
