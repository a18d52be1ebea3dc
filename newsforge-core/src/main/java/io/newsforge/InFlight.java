package io.newsforge;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what is under way, admits nothing more once closed, and lets the closing thread wait for the rest. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean closed;

    void enter() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("NewsForge: closed (expected: conversions before close() only)");
            }
            running++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            running--;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes and waits until nothing runs or the time is up; an interrupt ends the wait and stays set. */
    void closeAndDrain(Duration atMost) {
        lock.lock();
        try {
            closed = true;
            long nanos = nanos(atMost);
            while (running > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** For ever is 292 years here. */
    private static long nanos(Duration duration) {
        Duration most = Duration.ofNanos(Long.MAX_VALUE);
        return duration.compareTo(most) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }
}
