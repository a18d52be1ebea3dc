package io.newsforge.store;

import io.newsforge.quota.HeldLine;
import io.newsforge.quota.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of {@code quota_holds} that make a {@link Hold}. */
final class HoldColumns {

    static final String NAMES = "fingerprint, state, taken_at, lease_ends, counters, units, slices, reserved, charged";

    private HoldColumns() {}

    /** Reads them from a row, in the order of {@link #NAMES}. */
    static Hold read(ResultSet found, int first, String group, String key) throws SQLException {
        return new Hold(
                group,
                key,
                StoreNames.read(found.getString(first)),
                Codes.state(found.getInt(first + 1)),
                Micros.instant(found.getLong(first + 2)),
                Micros.instant(found.getLong(first + 3)),
                lines(found, first + 4));
    }

    private static List<HeldLine> lines(ResultSet found, int first) throws SQLException {
        List<String> counters = JdbcArrays.texts(found.getArray(first));
        long[] units = JdbcArrays.numbers(found.getArray(first + 1));
        long[] slices = JdbcArrays.numbers(found.getArray(first + 2));
        long[] reserved = JdbcArrays.numbers(found.getArray(first + 3));
        long[] charged = JdbcArrays.numbers(found.getArray(first + 4));
        List<HeldLine> lines = new ArrayList<>(units.length);
        for (int i = 0; i < units.length; i++) {
            lines.add(new HeldLine(
                    StoreNames.counter(counters.get(i)), Codes.unit(units[i]), slices[i], reserved[i], charged[i]));
        }
        return lines;
    }
}
