package io.newsforge.health.watch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that watches the clock, once a second at least. Thread-safe. */
final class Pacemaker {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(20);

    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongSupplier tick;
    private final Runnable atEnd;

    Pacemaker(LongSupplier tick, Runnable atEnd) {
        this.tick = tick;
        this.atEnd = atEnd;
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    void start(ThreadFactory threads) {
        if (started.compareAndSet(false, true)) {
            threads.newThread(this::watch).start();
        }
    }

    /** Ends; answers whether there is a thread that runs what is to be run at the end. */
    boolean close() {
        closed.countDown();
        return started.get();
    }

    private void watch() {
        try {
            while (!closed.await(pause(look()), TimeUnit.NANOSECONDS)) {
                // what there is to do is done in tick
            }
        } catch (InterruptedException host) {
            Thread.currentThread().interrupt();
        } finally {
            atEnd.run();
        }
    }

    /** Whatever goes wrong once, nobody else would look again. */
    private long look() {
        try {
            return tick.getAsLong();
        } catch (RuntimeException | Error broken) {
            LOG.error("looking after recoveries failed and is tried again", broken);
            return LONGEST_WAIT;
        }
    }

    private static long pause(long nanos) {
        return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, nanos));
    }
}
