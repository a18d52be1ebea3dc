package io.newsforge.store;

import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down as unknown the holds whose lease is over, those of crashed processes above all, and lets the store forget what is
 * old. Needed for the ledger and for memory, not for the limits: a hold over its lease is unknown for every purpose, reconciled
 * or not. Safe on every replica at once; each hold is closed by one of them.
 *
 * <pre>{@code
 * AutoCloseable reconciling = QuotaReconciler.of(store).every(Duration.ofSeconds(10), scheduler);
 * }</pre>
 *
 * <p>Starts no thread. Immutable and thread-safe.
 */
public final class QuotaReconciler {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaReconciler.class);
    private static final int AT_ONCE = 200;
    private static final int PORTIONS = 100;

    private final QuotaStore store;
    private final TimeSource time;

    private QuotaReconciler(QuotaStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /**
     * A reconciler of a store, for stores with a clock of their own and for this machine's.
     *
     * @param store the store
     * @return the reconciler
     */
    public static QuotaReconciler of(QuotaStore store) {
        return of(store, TimeSource.system());
    }

    /**
     * A reconciler of a store that uses its callers' time.
     *
     * @param store the store
     * @param time the time it is told
     * @return the reconciler
     */
    public static QuotaReconciler of(QuotaStore store, TimeSource time) {
        return new QuotaReconciler(Objects.requireNonNull(store, "store"), Objects.requireNonNull(time, "time"));
    }

    /**
     * Closes holds whose lease is over, in portions of 200, until there are no more or 100 portions are closed. So a run ends also
     * when leases end as fast as it closes them; what is left over is for the next run.
     *
     * @return how many this call closed, at most 20,000
     * @throws QuotaStoreException if the store is away; what was closed before stays closed
     */
    public int runOnce() {
        int closed = 0;
        boolean more = true;
        for (int portions = 0; more && portions < PORTIONS; portions++) {
            int portion = store.expire(time.instant(), AT_ONCE);
            closed += portion;
            more = portion == AT_ONCE;
        }
        if (closed > 0) {
            LOG.info("{} quota holds were over their lease and stay charged as unknown", closed);
        }
        return closed;
    }

    /**
     * Runs again and again on a scheduler of the host's. When the store is away, a run logs that and the next one tries again.
     *
     * @param pause how long from the end of a run to the next, and before the first; at least 1 ms
     * @param scheduler whose thread waits for the store
     * @return closes the schedule, not the scheduler; a run under way goes on to its end
     * @throws IllegalArgumentException if the pause is less than 1 ms
     */
    public AutoCloseable every(Duration pause, ScheduledExecutorService scheduler) {
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException("pause: " + pause + " (expected: >= 1 ms)");
        }
        ScheduledFuture<?> schedule = scheduler.scheduleWithFixedDelay(
                this::runOrLog, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> schedule.cancel(false);
    }

    private void runOrLog() {
        try {
            runOnce();
        } catch (QuotaStoreException away) {
            LOG.warn("quota holds were not reconciled, the next run tries again", away);
        }
    }
}
