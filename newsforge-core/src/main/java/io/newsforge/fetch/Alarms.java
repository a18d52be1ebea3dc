package io.newsforge.fetch;

import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timer of a {@link PageFetcher}, on one daemon thread that goes away when idle. A read that is served a byte now and then
 * never times out by itself, so somebody else has to close its connection when the deadline passes. Thread-safe.
 */
final class Alarms implements Timer, AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor clock;
    private final Timer timer;

    Alarms() {
        clock = new ScheduledThreadPoolExecutor(1, Alarms::daemon, new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        timer = Timer.on(clock);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-fetch-deadline");
        thread.setDaemon(true);
        return thread;
    }

    /** After {@link #close()} nothing rings. */
    @Override
    public Alarm set(Duration after, Runnable ring) {
        return timer.set(after, ring);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
