package io.newsforge.testkit.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Who asked, and who is still being answered. Thread-safe. */
final class Attendance {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Asked> asked = new ArrayList<>();
    private int underWay;

    /** A call has begun; what is returned says that it is over, and can say so repeatedly. */
    Runnable enter(Asked question) {
        AtomicBoolean over = new AtomicBoolean();
        change(() -> {
            asked.add(question);
            underWay++;
        });
        return () -> {
            if (over.compareAndSet(false, true)) {
                change(() -> underWay--);
            }
        };
    }

    List<Asked> asked() {
        lock.lock();
        try {
            return List.copyOf(asked);
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAsked(long number, Duration limit) throws InterruptedException {
        return await(() -> asked.size() >= number, limit);
    }

    boolean awaitNobody(Duration limit) throws InterruptedException {
        return await(() -> underWay == 0, limit);
    }

    private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
