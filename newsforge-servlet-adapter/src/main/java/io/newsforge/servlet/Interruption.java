package io.newsforge.servlet;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets others interrupt a piece of work, while it runs and only then; before it began, it will not begin. */
final class Interruption {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;
    private boolean requested;
    private boolean entered;

    /** Whether the work may begin on the calling thread. */
    boolean enter() {
        lock.lock();
        try {
            worker = requested ? null : Thread.currentThread();
            entered |= worker != null;
            return worker != null;
        } finally {
            lock.unlock();
        }
    }

    /** The work is over; an interrupt that was for it does not stay on the thread. */
    void leave() {
        lock.lock();
        try {
            worker = null;
            if (requested) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the work had not begun, and now never will. */
    boolean interrupt() {
        lock.lock();
        try {
            requested = true;
            if (worker != null) {
                worker.interrupt();
            }
            return !entered;
        } finally {
            lock.unlock();
        }
    }
}
