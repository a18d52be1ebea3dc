package io.newsforge.health;

import io.newsforge.health.ShutdownReport.Outcome;
import io.newsforge.health.ShutdownReport.Step;
import io.newsforge.health.watch.Watchdog;
import io.newsforge.time.Deadline;
import io.newsforge.time.Sleeper;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process without dropping work: readiness goes down, the balancer is given time to notice, then resources are closed in
 * order, each within its own bound and all within a total. Thread-safe, and done once however often it is called.
 *
 * <pre>{@code
 * GracefulShutdown shutdown = GracefulShutdown.builder(health)
 *         .watchdog(watchdog)
 *         .close("http server", Duration.ofSeconds(20), server)    // first whatever takes work in
 *         .close("newsforge", forge)
 *         .close("pool", pool)                                    // last what the others need
 *         .build();
 * Runtime.getRuntime().addShutdownHook(new Thread(shutdown.asHook()));
 * }</pre>
 *
 * <p>Each resource is closed on a thread of its own; one that is late is interrupted, let go and reported, and the next has its turn.
 * When the total is used up the rest is skipped. The registry closes last. An interrupt of the calling thread ends what it waits
 * for, the notice or one close, and is set again at the end.
 */
public final class GracefulShutdown {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulShutdown.class);

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<ShutdownReport> result = new CompletableFuture<>();
    private final HealthRegistry registry;
    private final @Nullable Watchdog watchdog;
    private final List<Closing> closings;
    private final Duration notice;
    private final Duration total;
    private final TimeSource time;
    private final Sleeper sleeper;
    private final ThreadFactory threads;

    GracefulShutdown(ShutdownBuilder builder) {
        registry = builder.registry;
        watchdog = builder.watchdog;
        closings = List.copyOf(builder.closings);
        notice = builder.notice;
        total = builder.total;
        time = builder.time;
        sleeper = builder.sleeper;
        threads = builder.threads;
    }

    /**
     * Begins a shutdown.
     *
     * @param registry what says that no more work is wanted, and is closed last
     * @return a builder with the defaults
     */
    public static ShutdownBuilder builder(HealthRegistry registry) {
        return new ShutdownBuilder(registry);
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "newsforge-shutdown");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Shuts down and waits until that is done. Who calls again waits for the first to end, and gets the same report.
     *
     * @return what came of it
     */
    public ShutdownReport run() {
        if (begun.compareAndSet(false, true)) {
            try {
                result.complete(shutDown());
            } catch (Throwable broken) {
                result.completeExceptionally(broken);
            }
        }
        return result.join();
    }

    /**
     * This as something a JVM can run at its end.
     *
     * @return what {@link #run} does
     */
    public Runnable asHook() {
        return this::run;
    }

    private ShutdownReport shutDown() {
        Instant at = time.instant();
        long start = time.nanos();
        LOG.info("shutting down: no more work is wanted, {} for the balancer to notice", notice);
        registry.stopServing("shutting down");
        if (watchdog != null) {
            watchdog.close();
        }
        boolean interrupted = awaitNotice();
        Duration noticed = since(start);
        List<Step> steps = new ArrayList<>();
        interrupted |= closeAll(steps);
        registry.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        ShutdownReport report = new ShutdownReport(at, noticed, since(start), steps);
        LOG.info("shut down in {}, {}", report.took(), report.isClean() ? "clean" : "not clean");
        return report;
    }

    @SuppressWarnings("InterruptedExceptionSwallowed") // set again when all is closed
    private boolean awaitNotice() {
        try {
            sleeper.sleep(notice);
            return false;
        } catch (InterruptedException hurry) {
            return true;
        }
    }

    private boolean closeAll(List<Step> steps) {
        Deadline deadline = Deadline.after(total, time);
        boolean interrupted = false;
        for (Closing closing : closings) {
            Step step = closing.run(deadline, time, threads);
            interrupted |= Thread.interrupted();
            log(step);
            steps.add(step);
        }
        return interrupted;
    }

    private static void log(Step step) {
        if (step.outcome() == Outcome.CLOSED) {
            LOG.info("shutdown: {} closed in {}", step.name(), step.took());
        } else {
            LOG.warn("shutdown: {} {} after {} {}", step.name(), step.outcome(), step.took(), step.errorType());
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(time.nanos() - start);
    }
}
