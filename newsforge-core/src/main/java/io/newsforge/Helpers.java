package io.newsforge;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The threads that work along in a batch, so that they can be interrupted while they do and only then. */
final class Helpers {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> threads = new HashSet<>();
    private boolean givenUp;

    /** Whether the calling thread may help; not once the batch is given up. */
    boolean enter() {
        lock.lock();
        try {
            return !givenUp && threads.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /** Takes back an interrupt that was for the batch, for the thread is somebody else's from here on. */
    void leave() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            if (givenUp) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    void giveUp() {
        lock.lock();
        try {
            givenUp = true;
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}
