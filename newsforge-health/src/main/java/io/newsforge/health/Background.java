package io.newsforge.health;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that watches the clock. Never runs foreign code. */
final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(HealthRegistry.class);

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
        while (await(look())) {
            // what there is to do is done in tick
        }
    }

    /** Whatever goes wrong once, nobody else would look again. */
    @SuppressWarnings("CatchingUnchecked")
    private long look() {
        try {
            return tick.getAsLong();
        } catch (RuntimeException | Error broken) {
            LOG.error("looking after the checks failed and is tried again", broken);
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
