package io.newsforge.health.alert;

/** What is said of exceptions whose messages may hold secrets. */
final class Failures {

    private static final int DEEPEST = 4;

    private Failures() {}

    /** The names of the types of an error and its causes. */
    static String named(Throwable error) {
        StringBuilder names = new StringBuilder(error.getClass().getSimpleName());
        Throwable cause = error.getCause();
        for (int depth = 0; (cause != null) && (depth < DEEPEST); depth++) {
            names.append(", caused by ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return names.toString();
    }

    /** What a sink threw, as one of ours. */
    static AlertSinkException of(Throwable thrown) {
        return thrown instanceof AlertSinkException ours ? ours : AlertSinkException.passing(named(thrown));
    }
}
