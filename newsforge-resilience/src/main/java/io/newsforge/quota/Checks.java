package io.newsforge.quota;

import java.util.Objects;

/** What the records of this package demand of their parts. */
final class Checks {

    /** In UTF-16 units; stores put several names in one key of an index. */
    private static final int LONGEST_NAME = 512;

    private Checks() {}

    static long amount(String name, long value) {
        if (value < 0 || value > Amounts.MAX) {
            String expected = value < 0 ? ">= 0" : "<= " + Amounts.MAX;
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
        return value;
    }

    static long delta(String name, long value) {
        if (value < -Amounts.MAX || value > Amounts.MAX) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + -Amounts.MAX + " to " + Amounts.MAX + ")");
        }
        return value;
    }

    static String text(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!beginsVisibly(value) && value.isBlank()) {
            throw new IllegalArgumentException(name + ": \"" + value + "\" (expected: not blank)");
        }
        return value;
    }

    /** A text that stores know something by. */
    static String name(String name, String value) {
        return bounded(name, text(name, value));
    }

    static String bounded(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    name + ": " + value.length() + " characters (expected: <= " + LONGEST_NAME + ")");
        }
        return value;
    }

    /** True of nearly all names, of which several are looked at in each request. */
    private static boolean beginsVisibly(String value) {
        return !value.isEmpty() && value.charAt(0) > ' ' && value.charAt(0) <= '~';
    }
}
