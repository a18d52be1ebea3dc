package io.newsforge.health.alert;

import java.util.List;
import java.util.Objects;

/**
 * Remembers which alerts have not reached which sink. {@link Alerts} calls it on one thread, never on the one that raised the alert and
 * never under a lock. An operation that fails throws; the alerts then stay in memory and the same is written again later.
 */
public interface AlertSpill extends AutoCloseable {

    /**
     * An alert that waits for a sink.
     *
     * @param sink the sink's name
     * @param alert the alert
     */
    record Entry(String sink, Alert alert) {

        /** Checks that both are there. */
        public Entry {
            Objects.requireNonNull(sink, "sink");
            Objects.requireNonNull(alert, "alert");
        }
    }

    /**
     * What waits.
     *
     * @return the entries, in the order their keys were first put, unmodifiable
     */
    List<Entry> waiting();

    /**
     * Remembers alerts; each replaces the one of the same sink and key.
     *
     * @param entries the alerts
     * @throws java.io.UncheckedIOException if they could not be written
     */
    void put(List<Entry> entries);

    /**
     * Forgets alerts, all of them or none; keys that are not there are no fault.
     *
     * @param sink the sink's name
     * @param keys the alerts' keys
     * @throws java.io.UncheckedIOException if that could not be written
     */
    void remove(String sink, List<String> keys);

    /** Lets go of what it holds. Closing twice does nothing. */
    @Override
    void close();

    /**
     * Remembers as long as the process lives.
     *
     * @return an empty spill
     */
    static AlertSpill inMemory() {
        return new MemorySpill();
    }
}
