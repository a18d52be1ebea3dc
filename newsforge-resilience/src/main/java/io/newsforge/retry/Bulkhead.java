package io.newsforge.retry;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bound on how much happens at once: so many calls, and so many who wait for a place, in the order they came. Thread-safe; a
 * rejected caller never costs a place.
 *
 * <p>By default nobody waits.
 *
 * <pre>{@code
 * Bulkhead bulkhead = Bulkhead.builder("openai").places(20).queue(50).build();
 * if (bulkhead.enter(deadline.remaining()) instanceof Bulkhead.Place place) {
 *     try (place) {
 *         return client.send(prompt);
 *     }
 * }
 * }</pre>
 */
public final class Bulkhead {

    private final String name;
    private final int places;
    private final int queue;
    private final TimeSource time;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();

    private Bulkhead(Builder builder) {
        name = builder.name;
        places = builder.places;
        queue = builder.queue;
        time = builder.time;
        free = new Semaphore(places, true);
    }

    /**
     * Begins a bulkhead.
     *
     * @param name what it is called in meters, not blank
     * @return a builder with the defaults
     */
    public static Builder builder(String name) {
        return new Builder(Expect.text("name", name));
    }

    /** What came of asking for a place. */
    public sealed interface Entry {}

    /** A place. Closing it gives it back; closing it again does nothing. Thread-safe. */
    public static final class Place implements Entry, AutoCloseable {

        private final Semaphore free;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        private Place(Semaphore free) {
            this.free = free;
        }

        /** Gives the place back, from whatever thread. */
        @Override
        public void close() {
            if (taken.compareAndSet(true, false)) {
                free.release();
            }
        }
    }

    /**
     * No place.
     *
     * @param bulkhead the name of the bulkhead
     * @param reason why
     */
    public record Rejected(String bulkhead, Reason reason) implements Entry {}

    /** Why somebody was rejected. */
    public enum Reason {
        /** All places are taken, and so is the queue. */
        FULL,
        /** The wait was over and no place had come free. */
        WAITED_TOO_LONG,
        /** The thread was interrupted; its flag is set. */
        INTERRUPTED
    }

    /**
     * Asks for a place at once.
     *
     * @return a {@link Place}, or {@link Rejected} if none is free or others wait for it
     */
    public Entry tryEnter() {
        return !free.hasQueuedThreads() && free.tryAcquire() ? new Place(free) : rejected(Reason.FULL);
    }

    /**
     * Asks for a place, waiting on this thread if need be. An interrupt ends the wait.
     *
     * @param longest how long to wait, not negative; what is left of the deadline, say
     * @return a {@link Place}, or {@link Rejected} with the reason
     * @throws IllegalArgumentException if the wait is negative
     */
    public Entry enter(Duration longest) {
        long nanos = Expect.nanos(Expect.notNegative("longest", longest));
        if (!free.hasQueuedThreads() && free.tryAcquire()) {
            return new Place(free);
        }
        long start = time.nanos();
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            return rejected(Reason.FULL);
        }
        return waitFor(nanos, start);
    }

    private Entry waitFor(long nanos, long start) {
        try {
            return free.tryAcquire(nanos, TimeUnit.NANOSECONDS) ? new Place(free) : rejected(Reason.WAITED_TOO_LONG);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return rejected(Reason.INTERRUPTED);
        } finally {
            waiting.decrementAndGet();
            waited.increment();
            waitedNanos.add(time.nanos() - start);
        }
    }

    private Rejected rejected(Reason reason) {
        rejected.increment();
        return new Rejected(name, reason);
    }

    /**
     * What a bulkhead looked like at a moment.
     *
     * @param name the name
     * @param places how many there are
     * @param taken how many are taken
     * @param waiting how many callers wait
     * @param rejected how many were ever rejected
     * @param waited how many ever waited, in vain or not
     * @param waitTime how long they waited, all together
     */
    public record Snapshot(
            String name, int places, int taken, int waiting, long rejected, long waited, Duration waitTime) {}

    /**
     * What the bulkhead looks like now.
     *
     * @return the counts, each right by itself
     */
    public Snapshot snapshot() {
        return new Snapshot(
                name,
                places,
                places - free.availablePermits(),
                waiting.get(),
                rejected.sum(),
                waited.sum(),
                Duration.ofNanos(waitedNanos.sum()));
    }

    /** Builds a {@link Bulkhead}; for one thread at a time, and reusable. */
    public static final class Builder {

        private final String name;
        private int places = 16;
        private int queue;
        private TimeSource time = TimeSource.system();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets how many may be inside at once. 16 by default.
         *
         * @param count 1 to 1,000,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder places(int count) {
            places = Expect.between("places", count, 1, 1_000_000);
            return this;
        }

        /**
         * Sets how many may wait. 0 by default.
         *
         * @param length 0 (nobody waits) to 1,000,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder queue(int length) {
            queue = Expect.between("queue", length, 0, 1_000_000);
            return this;
        }

        /**
         * Sets the clock by which waits are measured for {@link Snapshot#waitTime}. The system's by default; threads that wait
         * do so in real time whatever it says.
         *
         * @param source only its monotonic reading is used
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "time");
            return this;
        }

        /**
         * Builds the bulkhead.
         *
         * @return the bulkhead, empty
         */
        public Bulkhead build() {
            return new Bulkhead(this);
        }
    }
}
