package io.newsforge.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a thread waits. Comes in from outside so that a test can wait without time passing. Implementations are thread-safe. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @param duration how long, not negative
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * A sleeper that blocks the calling thread.
     *
     * @return the system's sleeper
     */
    static Sleeper system() {
        return duration -> TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
    }
}
