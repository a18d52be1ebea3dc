package io.newsforge.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Rings when a deadline passes, from one daemon thread that goes away when idle. A read that is served a byte now and then
 * never times out by itself, so somebody else has to close its connection. Thread-safe.
 */
final class Alarms implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor clock;

    Alarms() {
        clock = new ScheduledThreadPoolExecutor(1, Alarms::daemon, new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-fetch-deadline");
        thread.setDaemon(true);
        return thread;
    }

    /** Rings after a while, unless it is stopped before. After {@link #close()} nothing rings. */
    Alarm set(Duration after, Runnable ring) {
        var scheduled = clock.schedule(ring, after.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One alarm. */
    interface Alarm {
        void stop();
    }
}
