package io.newsforge.health.alert;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of {@link Alerts}, if it has one. */
final class Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Supplier<Duration> tick;
    private boolean wake;
    private boolean closed;
    private @Nullable Thread thread;

    Ticker(Supplier<Duration> tick) {
        this.tick = tick;
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-alerts");
        thread.setDaemon(true);
        return thread;
    }

    void start(ThreadFactory threads) {
        lock.lock();
        try {
            if ((thread == null) && !closed) {
                thread = threads.newThread(this::watch);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after what is being sent, or interrupts it. */
    void close(Duration longest) {
        Thread running;
        lock.lock();
        try {
            closed = true;
            woken.signal();
            running = thread;
        } finally {
            lock.unlock();
        }
        if ((running != null) && (running != Thread.currentThread())) {
            join(running, longest);
        }
    }

    private static void join(Thread running, Duration longest) {
        try {
            running.join(Math.max(1, longest.toMillis()));
            running.interrupt();
            running.join(Math.max(1, longest.toMillis()));
        } catch (InterruptedException host) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (await(look())) {
            // what there is to do is done in tick
        }
    }

    /** Whatever goes wrong once, nobody else would send what waits. */
    @SuppressWarnings("CatchingUnchecked")
    private long look() {
        try {
            return tick.get().toNanos();
        } catch (RuntimeException | Error broken) {
            LOG.error("bringing alerts to their sinks failed and is tried again: {}", Failures.named(broken));
            return LONGEST_WAIT;
        }
    }

    private boolean await(long nanos) {
        lock.lock();
        try {
            long left = Math.min(nanos, LONGEST_WAIT);
            while (!wake && !closed && (left > 0)) {
                left = woken.awaitNanos(left);
            }
            wake = false;
            return !closed;
        } catch (InterruptedException host) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
