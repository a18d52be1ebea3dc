package io.newsforge.health.alert;

/**
 * How one sink stands at a moment. Immutable.
 *
 * @param sink its name
 * @param waiting how many alerts wait for it
 * @param onlyCounted how many found the queue full, for the next digest
 * @param delivered how many messages it has taken
 * @param failedAttempts how many attempts failed
 * @param failingInARow how many of these since it last took one; 0 if it is well
 * @param undeliverable how many alerts it refused for good
 */
public record SinkStanding(
        String sink,
        int waiting,
        long onlyCounted,
        long delivered,
        long failedAttempts,
        int failingInARow,
        long undeliverable) {}
