package io.newsforge.health;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The one thread that watches the clock. Never runs foreign code. */
final class Background {

    /** However late the clock says the next thing is due: a machine may have slept. */
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock;
    private final Condition woken;
    private final LongSupplier tick;
    private boolean wake;
    private boolean closed;
    private @Nullable Thread thread;

    Background(ReentrantLock lock, LongSupplier tick) {
        this.lock = lock;
        this.woken = lock.newCondition();
        this.tick = tick;
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-health");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts, unless it was started or closed before. Called under the lock. */
    void start(ThreadFactory threads) {
        if ((thread == null) && !closed) {
            thread = threads.newThread(this::watch);
            thread.start();
        }
    }

    /** Looks again now. Called under the lock. */
    void wake() {
        wake = true;
        woken.signal();
    }

    /** Ends. Called under the lock. */
    void close() {
        closed = true;
        wake();
    }

    private void watch() {
        while (await(tick.getAsLong())) {
            // what there is to do is done in tick
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
