package io.newsforge.llm.router;

import io.newsforge.llm.spi.Cancellation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Which calls are under way, and whether more may come. Coming and going takes no lock until somebody closes. Thread-safe. */
final class Gate {

    private final Set<Cancellation> inside = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private volatile boolean closed;

    boolean tryEnter(Cancellation call) {
        inside.add(call);
        if (!closed) {
            return true;
        }
        leave(call);
        return false;
    }

    void leave(Cancellation call) {
        inside.remove(call);
        if (closed) {
            lock.lock();
            try {
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** Whether all have left within so long. An interrupt ends the wait and is kept. */
    boolean drains(Duration longest) {
        long nanos = TimeUnit.NANOSECONDS.convert(longest);
        lock.lock();
        try {
            while (!inside.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return inside.isEmpty();
    }

    void cancelAll() {
        inside.forEach(Cancellation::cancel);
    }
}
