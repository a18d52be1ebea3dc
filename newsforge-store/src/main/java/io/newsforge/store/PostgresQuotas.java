package io.newsforge.store;

import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: a reservation is one call of {@code quota_take}, a closing one of {@code quota_close}. */
final class PostgresQuotas extends JdbcQuotas {

    private final String lockWait;

    PostgresQuotas(Duration timeout) {
        this.lockWait = timeout.toMillis() + "ms";
    }

    @Override
    HoldAnswer take(Connection connection, HoldRequest request, @Nullable Long at) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("SELECT numbers, texts FROM quota_take(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            call.setString(1, StoreNames.write(request.group()));
            call.setString(2, StoreNames.write(request.key()));
            call.setString(3, StoreNames.write(request.fingerprint()));
            setTime(call, 4, at);
            call.setLong(5, Micros.of(request.lease()));
            call.setLong(6, Micros.of(request.keep()));
            call.setString(7, lockWait);
            call.setArray(8, connection.createArrayOf("text", StoreLines.counters(request.lines())));
            call.setArray(9, connection.createArrayOf("bigint", StoreLines.numbers(request.lines())));
            return reply(call).take(request);
        }
    }

    @Override
    CloseAnswer close(Connection connection, CloseRequest request, @Nullable Long at) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("SELECT numbers, texts FROM quota_close(?, ?, ?, ?, ?, ?)")) {
            call.setString(1, StoreNames.write(request.group()));
            call.setString(2, StoreNames.write(request.key()));
            call.setInt(3, Codes.of(request.ending()));
            setTime(call, 4, at);
            call.setString(5, lockWait);
            call.setArray(6, connection.createArrayOf("bigint", StoreLines.used(request.used())));
            return reply(call).close(request);
        }
    }

    private static void setTime(PreparedStatement call, int parameter, @Nullable Long at) throws SQLException {
        if (at == null) {
            call.setNull(parameter, Types.BIGINT);
        } else {
            call.setLong(parameter, at);
        }
    }

    private static StoreReply reply(PreparedStatement call) throws SQLException {
        try (ResultSet answer = call.executeQuery()) {
            answer.next();
            return new StoreReply(numbers(answer.getArray(1)), List.of(texts(answer.getArray(2))));
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
