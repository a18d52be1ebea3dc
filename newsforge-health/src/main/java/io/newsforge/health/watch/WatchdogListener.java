package io.newsforge.health.watch;

/**
 * Hears what a watchdog does, in order, one entry at a time. Should be quick: it runs on the thread that found it out. What it
 * throws is logged and changes nothing.
 */
@FunctionalInterface
public interface WatchdogListener {

    /**
     * Something happened.
     *
     * @param entry what; {@link AuditEntry.Outcome#GAVE_UP} is the one somebody should be called for
     */
    void on(AuditEntry entry);
}
