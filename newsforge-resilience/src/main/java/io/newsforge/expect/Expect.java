package io.newsforge.expect;

import java.time.Duration;
import java.util.Objects;

/** Arguments that are what they have to be, or an exception that names them, shows them and says what was wanted. */
public final class Expect {

    /** Longer durations are taken as this, so that they fit into nanoseconds and their differences do too. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Expect() {}

    /** A count in a range. */
    public static int between(String name, int value, int least, int most) {
        return (int) between(name, (long) value, least, most);
    }

    /** A count in a range. */
    public static long between(String name, long value, long least, long most) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
        if (value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: <= " + most + ")");
        }
        return value;
    }

    /** A share above zero and up to one. */
    public static double share(String name, double value) {
        if (value > 0 && value <= 1) {
            return value;
        }
        throw new IllegalArgumentException(name + ": " + value + " (expected: > 0 and <= 1)");
    }

    /** A duration above zero. */
    public static Duration positive(String name, Duration value) {
        if (notNegative(name, value).isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > PT0S)");
        }
        return value;
    }

    /** A duration that is not negative. */
    public static Duration notNegative(String name, Duration value) {
        if (Objects.requireNonNull(value, name).isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= PT0S)");
        }
        return value;
    }

    /** A text that says something. */
    public static String text(String name, String value) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + ": \"" + value + "\" (expected: not blank)");
        }
        return value;
    }

    /** A duration in nanoseconds; a hundred years at most. */
    public static long nanos(Duration value) {
        return value.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : value.toNanos();
    }
}
