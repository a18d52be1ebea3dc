package io.newsforge.health.alert;

import io.newsforge.health.check.Health;

/** What is said of exceptions whose messages may hold secrets. */
final class Failures {

    private Failures() {}

    /** The names of the types of an error and its causes. */
    static String named(Throwable error) {
        return Health.down(error).message();
    }

    /** What a sink threw, as one of ours. */
    static AlertSinkException of(Throwable thrown) {
        return thrown instanceof AlertSinkException ours ? ours : AlertSinkException.passing(named(thrown));
    }
}
