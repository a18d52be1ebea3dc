package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Whether a pool of threads keeps up with its tasks. Immutable and thread-safe.
 *
 * <pre>{@code
 * ExecutorCheck.of(conversions).queueDegradedAt(0.5);
 * }</pre>
 *
 * <p>Degraded if at least 90 % of the largest number of threads are busy while tasks wait, or if the queue is at least 80 % full. Down if
 * the pool is shut down, or the queue is full and all threads are busy, so that the next task is refused; a queue that hands over
 * directly is full when all threads are busy. Restarting a busy process helps nobody: put it into {@code readiness} rather than
 * {@code liveness}. Data: {@code active}, {@code max}, {@code queued}, {@code room}. Micrometer's {@code ExecutorServiceMetrics} has
 * {@code executor.active}, {@code executor.pool.max}, {@code executor.queued} and {@code executor.queue.remaining}.
 */
public final class ExecutorCheck implements HealthCheck {

    private final ThreadPoolExecutor pool;
    private final double busyAt;
    private final Marks queue;

    private ExecutorCheck(ThreadPoolExecutor pool, double busyAt, Marks queue) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.busyAt = busyAt;
        this.queue = queue;
    }

    /**
     * A check of a pool.
     *
     * @param pool the pool
     * @return the check with the defaults
     */
    public static ExecutorCheck of(ThreadPoolExecutor pool) {
        return new ExecutorCheck(pool, 0.9, new Marks(0.8, 1));
    }

    /**
     * This check with another share of threads that are nearly all.
     *
     * @param share above 0 and at most 1; 0.9 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public ExecutorCheck busyAt(double share) {
        return new ExecutorCheck(pool, Expect.share("busyAt", share), queue);
    }

    /**
     * This check, degraded from another share of the queue on.
     *
     * @param share above 0 and at most 1; 0.8 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public ExecutorCheck queueDegradedAt(double share) {
        return new ExecutorCheck(pool, busyAt, queue.withDegradedAt(share));
    }

    /**
     * This check, down from another share of the queue on, while all threads are busy.
     *
     * @param share above 0 and at most 1; 1 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public ExecutorCheck queueDownAt(double share) {
        return new ExecutorCheck(pool, busyAt, queue.withDownAt(share));
    }

    @Override
    public Health check() {
        if (pool.isShutdown()) {
            return Health.down("the pool is shut down");
        }
        int active = pool.getActiveCount();
        int max = pool.getMaximumPoolSize();
        int queued = pool.getQueue().size();
        int room = pool.getQueue().remainingCapacity();
        return judged(active, max, queued, room)
                .with("active", active)
                .with("max", max)
                .with("queued", queued)
                .with("room", room);
    }

    private Health judged(int active, int max, int queued, int room) {
        boolean allBusy = active >= max;
        long capacity = (long) queued + room;
        double fill = capacity == 0 ? (allBusy ? 1 : 0) : queued / (double) capacity;
        if (allBusy && fill >= queue.downAt()) {
            return Health.down("all " + max + " threads are busy and the queue is " + Marks.percent(fill) + " full");
        }
        if (fill >= queue.degradedAt()) {
            return Health.degraded("the queue is " + Marks.percent(fill) + " full");
        }
        if (queued > 0 && active >= busyAt * max) {
            return Health.degraded(active + " of " + max + " threads are busy and " + queued
                    + (queued == 1 ? " task waits" : " tasks wait"));
        }
        return Health.up();
    }
}
