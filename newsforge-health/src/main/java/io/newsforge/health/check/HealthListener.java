package io.newsforge.health.check;

/**
 * Hears of changes, in their order, one at a time, after the report shows them. Should be quick: it runs on the thread that found
 * the change. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface HealthListener {

    /**
     * A status changed.
     *
     * @param change what changed
     */
    void changed(HealthChange change);
}
