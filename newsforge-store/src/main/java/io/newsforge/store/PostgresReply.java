package io.newsforge.store;

import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The row that {@code quota_take} or {@code quota_close} answers with. */
final class PostgresReply {

    private static final int TAKE_HOLD = 8;
    private static final int CLOSE_HOLD = 4;

    private PostgresReply() {}

    static HoldAnswer take(ResultSet answer, HoldRequest request) throws SQLException {
        int outcome = answer.getInt(1);
        return switch (outcome) {
            case 0 -> taken(answer, request);
            case 1 -> new HoldAnswer.Refused(answer.getInt(2) - 1, readings(answer, 5));
            case 2 -> new HoldAnswer.Known(HoldColumns.read(answer, TAKE_HOLD, request.group(), request.key()));
            case 3 -> new HoldAnswer.Conflict();
            default -> throw new IllegalStateException("outcome: " + outcome + " (expected: 0 to 3)");
        };
    }

    private static HoldAnswer taken(ResultSet answer, HoldRequest request) throws SQLException {
        long[] slices = JdbcArrays.numbers(answer.getArray(7));
        List<HeldLine> lines = new ArrayList<>(slices.length);
        for (int i = 0; i < slices.length; i++) {
            HoldLine line = request.lines().get(i);
            lines.add(new HeldLine(line.counter(), line.unit(), slices[i], line.amount(), line.amount()));
        }
        Hold hold = TakenHold.of(request, answer.getLong(3), answer.getLong(4), lines);
        return new HoldAnswer.Taken(hold, readings(answer, 5));
    }

    static CloseAnswer close(ResultSet answer, CloseRequest request) throws SQLException {
        int outcome = answer.getInt(1);
        if (outcome == 2) {
            return new CloseAnswer.NoSuchHold();
        }
        Hold hold = HoldColumns.read(answer, CLOSE_HOLD, request.group(), request.key());
        return outcome == 1 ? new CloseAnswer.AlreadyClosed(hold) : new CloseAnswer.Closed(hold, readings(answer, 2));
    }

    /** From a column of what is used and one of when it frees, which is null if no counter slides. */
    private static List<CounterReading> readings(ResultSet answer, int column) throws SQLException {
        long[] used = JdbcArrays.numbers(answer.getArray(column));
        long[] frees = JdbcArrays.numbers(answer.getArray(column + 1));
        List<CounterReading> readings = new ArrayList<>(used.length);
        for (int i = 0; i < used.length; i++) {
            readings.add(
                    frees.length == 0
                            ? CounterReading.of(used[i])
                            : new CounterReading(used[i], Duration.ofMillis(frees[i])));
        }
        return readings;
    }
}
