package io.newsforge.time;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Rings after a while, without a thread waiting for it. One timer serves many users. Implementations are thread-safe.
 *
 * <pre>{@code
 * Timer timer = Timer.on(scheduledExecutor);
 * Timer.Alarm alarm = timer.set(Duration.ofSeconds(2), this::giveUp);
 * alarm.stop();
 * }</pre>
 */
@FunctionalInterface
public interface Timer {

    /**
     * Sets an alarm.
     *
     * @param after how long from now, not negative
     * @param ring what to do then; it should be short, since others share the timer's thread
     * @return the alarm
     */
    Alarm set(Duration after, Runnable ring);

    /** One alarm that was set. */
    @FunctionalInterface
    interface Alarm {

        /** Stops the alarm; does nothing once it has rung or was stopped. */
        void stop();
    }

    /**
     * A timer on the host's own executor, which the host keeps and closes.
     *
     * @param executor what the alarms ring on; {@code setRemoveOnCancelPolicy(true)} keeps stopped alarms from piling up
     * @return the timer
     */
    static Timer on(ScheduledExecutorService executor) {
        Objects.requireNonNull(executor, "executor");
        return (after, ring) -> {
            var scheduled = executor.schedule(ring, TimeUnit.NANOSECONDS.convert(after), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        };
    }
}
