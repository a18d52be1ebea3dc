package io.newsforge.health.alert;

/**
 * Where alerts go. {@link Alerts} calls a sink on one thread, one alert at a time, never under a lock, and not more often than its
 * rate; a sink that hangs holds up the others, so it must give up within seconds.
 */
@FunctionalInterface
public interface AlertSink {

    /**
     * Sends an alert. Returns when the other side has taken it.
     *
     * @param alert the alert, which may be a digest of many
     * @throws AlertSinkException if it was not taken; anything else that is thrown counts as one that can be tried again
     */
    void send(Alert alert);
}
