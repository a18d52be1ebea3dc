package io.newsforge.llm.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says that a call was given up. Whoever works on the call registers how to stop it: by closing its connection. Thread-safe.
 */
public final class Cancellation {

    /** What was registered; closing it takes it back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        /** Takes it back; does nothing once it has run. */
        @Override
        void close();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private List<Runnable> stops = List.of();
    private volatile boolean cancelled;

    private Cancellation() {}

    /**
     * A cancellation that has not happened.
     *
     * @return the cancellation
     */
    public static Cancellation create() {
        return new Cancellation();
    }

    /** Gives the call up: runs what was registered, on this thread, once. Safe to repeat. */
    public void cancel() {
        List<Runnable> toRun;
        lock.lock();
        try {
            cancelled = true;
            toRun = stops;
            stops = List.of();
        } finally {
            lock.unlock();
        }
        toRun.forEach(Runnable::run);
    }

    /**
     * Whether the call was given up.
     *
     * @return whether {@link #cancel()} was called
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Registers how to stop the work. Runs it at once if the call was given up already.
     *
     * @param stop quick, and must not throw
     * @return how to take it back once the work is over
     */
    public Registration onCancel(Runnable stop) {
        Objects.requireNonNull(stop, "stop");
        lock.lock();
        try {
            if (!cancelled) {
                List<Runnable> more = new ArrayList<>(stops.size() + 1);
                more.addAll(stops);
                more.add(stop);
                stops = more;
                return () -> takeBack(stop);
            }
        } finally {
            lock.unlock();
        }
        stop.run();
        return () -> {};
    }

    private void takeBack(Runnable stop) {
        lock.lock();
        try {
            if (!stops.isEmpty()) {
                stops.remove(stop);
            }
        } finally {
            lock.unlock();
        }
    }
}
