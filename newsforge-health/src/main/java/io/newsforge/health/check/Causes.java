package io.newsforge.health.check;

import org.jspecify.annotations.Nullable;

/** What an error is called without its message, which may hold an address, a password or a query. */
final class Causes {

    private static final int DEEPEST = 5;

    private Causes() {}

    static String named(Throwable error) {
        StringBuilder names = new StringBuilder(name(error));
        @Nullable Throwable cause = error.getCause();
        for (int depth = 1; (cause != null) && (depth < DEEPEST); depth++) {
            names.append(", caused by ").append(name(cause));
            cause = cause.getCause();
        }
        return names.toString();
    }

    private static String name(Throwable error) {
        String simple = error.getClass().getSimpleName();
        return simple.isEmpty() ? error.getClass().getName() : simple;
    }
}
