package io.newsforge.store;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of a result; SQL's null is an empty one. */
final class JdbcArrays {

    private JdbcArrays() {}

    static List<String> texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        Object[] raw = raw(array);
        return List.of(Arrays.copyOf(raw, raw.length, String[].class));
    }

    static long[] numbers(@Nullable Array array) throws SQLException {
        if (array == null) {
            return new long[0];
        }
        Object[] raw = raw(array);
        long[] numbers = new long[raw.length];
        for (int i = 0; i < raw.length; i++) {
            numbers[i] = (Long) raw[i];
        }
        return numbers;
    }

    static Long[] boxed(Array array) throws SQLException {
        Object[] raw = raw(array);
        return Arrays.copyOf(raw, raw.length, Long[].class);
    }

    private static Object[] raw(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }
}
