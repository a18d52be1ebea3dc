package io.newsforge.llm.router;

import java.time.Duration;

/**
 * Hears of attempts, on the threads that make them: what it does should be quick. One that throws is logged and changes nothing.
 * Implementations are thread-safe.
 */
public interface AttemptListener {

    /**
     * An attempt is about to be sent: it is admitted and reserved.
     *
     * @param route on which route
     * @param number which attempt of its call, from 1
     */
    default void started(Route route, int number) {}

    /**
     * An attempt has ended and is settled.
     *
     * @param route on which route
     * @param attempt how it ended
     */
    default void ended(Route route, AttemptTrace attempt) {}

    /**
     * A call waits before an attempt: for its turn, for a backoff or for what the provider asked for.
     *
     * @param route for which route
     * @param wait how long
     */
    default void waits(Route route, Duration wait) {}
}
