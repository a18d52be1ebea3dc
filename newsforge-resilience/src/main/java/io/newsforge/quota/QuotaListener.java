package io.newsforge.quota;

/** Hears of {@link QuotaEvent}s. One that throws is logged and changes nothing. Must be thread-safe and quick. */
@FunctionalInterface
public interface QuotaListener {

    /**
     * Something happened.
     *
     * @param event what
     */
    void on(QuotaEvent event);
}
