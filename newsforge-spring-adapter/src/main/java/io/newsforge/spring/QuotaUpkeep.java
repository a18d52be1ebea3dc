package io.newsforge.spring;

import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Quotas;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the quotas reconciled now and then, on a thread of its own, while the application runs. */
final class QuotaUpkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaUpkeep.class);
    private static final int AT_ONCE = 200;

    private final Quotas quotas;
    private final Duration pause;
    private @Nullable ScheduledExecutorService thread;

    QuotaUpkeep(Quotas quotas, Duration pause) {
        this.quotas = quotas;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        if (thread != null || pause.isZero()) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "newsforge-quota-upkeep");
            daemon.setDaemon(true);
            return daemon;
        });
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                this::reconcile, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void reconcile() {
        try {
            int written;
            do {
                written = quotas.reconcile(AT_ONCE);
            } while (written == AT_ONCE && !Thread.currentThread().isInterrupted());
        } catch (QuotaStoreException away) {
            LOG.warn("quotas were not reconciled, the next run tries again", away);
        } catch (RuntimeException e) {
            LOG.error("quotas were not reconciled", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Phases.BEFORE_THE_WEB_SERVER;
    }
}
