package io.newsforge.health.watch;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthListener;
import io.newsforge.health.watch.AuditEntry.Outcome;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries to mend checks that stay down, within bounds, and gives up loudly. Thread-safe.
 *
 * <pre>{@code
 * Watchdog watchdog = Watchdog.builder()
 *         .recovery(Recovery.of("database", RecoveryAction.named("evict pool", pool::softEvictConnections)).build())
 *         .listener(entry -> page(entry))
 *         .build();
 * HealthRegistry health = HealthRegistry.builder().listener(watchdog).build();
 * watchdog.start();
 * }</pre>
 *
 * <p><b>When.</b> A check that is down for as long as its recovery says gets a try; if it stays down, another after a growing wait,
 * until the tries of the window are used up. Then the watchdog gives up: an ERROR in the log, an entry, and nothing more until the
 * check was good again or {@link #rearm} is called. Whether a try helped is what the check says later, never what the action does.
 * Checks that reach a vendor are left alone unless the recovery says otherwise, and so is everything after {@link #close}.
 *
 * <p><b>Threads.</b> {@link #start} starts one that watches the clock; each action runs on a thread of its own. A late one is
 * interrupted and let go, and is not tried again before its thread has ended. A host that would rather use a scheduler of its own
 * calls {@link #tick} and never {@link #start}.
 */
public final class Watchdog implements HealthListener, AutoCloseable {

    /** How soon to look again for a place among the actions that run at once. */
    private static final long PLACE_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Guard> guards = new LinkedHashMap<>();
    private final AuditTrail trail;
    private final Pacemaker pacemaker;
    private final ThreadFactory threads;
    private final Executor executor;
    private final TimeSource time;
    private final RandomGenerator random;
    private final int mostAtOnce;
    private int running;
    private boolean closed;

    Watchdog(WatchdogBuilder builder) {
        builder.recoveries.forEach((check, recovery) -> guards.put(check, new Guard(recovery)));
        ThreadFactory factory = builder.threads;
        threads = factory;
        executor = builder.executor != null
                ? builder.executor
                : work -> factory.newThread(work).start();
        time = builder.time;
        random = builder.random;
        mostAtOnce = builder.mostAtOnce;
        trail = new AuditTrail(builder.listeners, builder.audit);
        pacemaker = new Pacemaker(() -> tick().toNanos());
    }

    /**
     * Begins a watchdog.
     *
     * @return a builder with the defaults
     */
    public static WatchdogBuilder builder() {
        return new WatchdogBuilder();
    }

    /** Takes a change in; nothing is tried on the calling thread. */
    @Override
    public void changed(HealthChange change) {
        Guard guard = guards.get(change.name());
        if ((guard == null) || (change.kind() != HealthChange.Kind.CHECK)) {
            return;
        }
        if (!guard.mayAct(change.reach())) {
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                hear(guard, change, time.nanos());
            }
        } finally {
            lock.unlock();
        }
        trail.tell();
    }

    private void hear(Guard guard, HealthChange change, long now) {
        switch (change.to()) {
            case DOWN -> guard.wentDown(now);
            case UNKNOWN -> guard.becameUnclear();
            case UP, DEGRADED -> {
                if (guard.becameGood()) {
                    note(guard, Outcome.RECOVERED, now - guard.badSince(), null);
                }
            }
        }
    }

    /**
     * Lets go of what is late and starts what is due, for hosts with a scheduler of their own. Does not wait for actions, unless they
     * run on the calling thread.
     *
     * @return how long until there is something to do again; changes may come before
     */
    public Duration tick() {
        List<Try> starting = new ArrayList<>();
        long next = Long.MAX_VALUE;
        lock.lock();
        try {
            long now = time.nanos();
            for (Guard guard : guards.values()) {
                look(guard, now, starting);
                next = Math.min(next, closed ? Long.MAX_VALUE : untilNext(guard, now));
            }
        } finally {
            lock.unlock();
        }
        starting.forEach(this::execute);
        trail.tell();
        return Duration.ofNanos(Math.max(0, next));
    }

    private static long untilNext(Guard guard, long now) {
        long left = guard.untilNext(now);
        return left > 0 ? left : PLACE_WAIT;
    }

    private void look(Guard guard, long now, List<Try> starting) {
        Try run = guard.run();
        if ((run != null) && guard.isLate(now)) {
            letGo(run, Outcome.TIMED_OUT, now);
            guard.waits(now, random);
        }
        if (closed || !guard.isDue(now)) {
            return;
        }
        if (!guard.hasTries(now)) {
            guard.giveUp();
            note(guard, Outcome.GAVE_UP, now - guard.badSince(), null);
        } else if (run != null) {
            guard.missesTry(now, random);
            note(guard, Outcome.STILL_HANGING, now - run.startedAt(), null);
        } else if (running < mostAtOnce) {
            starting.add(started(guard, now));
        }
    }

    private void letGo(Try run, Outcome why, long now) {
        run.letGo();
        running--;
        note(run.guard(), why, now - run.startedAt(), null);
    }

    private Try started(Guard guard, long now) {
        Try run = new Try(guard, this, now);
        guard.starts(run);
        running++;
        return run;
    }

    private void note(Guard guard, Outcome outcome, long nanos, @Nullable Throwable error) {
        String type = error == null ? "" : Health.down(error).message();
        Recovery recovery = guard.recovery();
        trail.add(new AuditEntry(
                recovery.check(), recovery.action().name(), time.instant(), outcome, Duration.ofNanos(nanos), type));
    }

    private void execute(Try run) {
        try {
            executor.execute(run);
        } catch (RuntimeException | OutOfMemoryError noThread) {
            ends(run, noThread);
        }
    }

    /** Whether the run may begin; not if it was let go before. */
    boolean begins(Try run) {
        lock.lock();
        try {
            if (run.isLetGo()) {
                run.guard().forgetRun();
                return false;
            }
            run.begins(Thread.currentThread());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes in that a run has ended, how ever it did. */
    void ends(Try run, @Nullable Throwable error) {
        lock.lock();
        try {
            ended(run, error, time.nanos());
        } finally {
            lock.unlock();
        }
        trail.tell();
    }

    @SuppressWarnings("ReferenceEquality") // this very run, which may have ended before
    private void ended(Try run, @Nullable Throwable error, long now) {
        Guard guard = run.guard();
        if (guard.run() != run) {
            return;
        }
        guard.forgetRun();
        run.ends();
        if (run.isLetGo()) {
            note(guard, Outcome.ENDED_LATE, now - run.startedAt(), error);
            return;
        }
        running--;
        guard.waits(now, random);
        note(guard, error == null ? Outcome.RETURNED : Outcome.THREW, now - run.startedAt(), error);
    }

    /**
     * Gives a check its tries back, as if nothing had been tried; if it is down, the next is due at once. Does nothing once closed.
     *
     * @param check the path of a check that has a recovery
     * @throws IllegalArgumentException if it has none
     */
    public void rearm(String check) {
        Guard guard = guards.get(check);
        if (guard == null) {
            throw new IllegalArgumentException("check: \"" + check + "\" (expected: one of " + guards.keySet() + ")");
        }
        lock.lock();
        try {
            if (!closed) {
                guard.rearm(time.nanos());
                note(guard, Outcome.REARMED, 0, null);
            }
        } finally {
            lock.unlock();
        }
        trail.tell();
    }

    /**
     * What was done lately.
     *
     * @return the latest entries, oldest first, unmodifiable
     */
    public List<AuditEntry> audit() {
        lock.lock();
        try {
            return trail.entries();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The checks that nothing more is done for.
     *
     * @return their paths, unmodifiable
     */
    public Set<String> givenUp() {
        lock.lock();
        try {
            return guards.values().stream()
                    .filter(Guard::isGivenUp)
                    .map(guard -> guard.recovery().check())
                    .collect(Collectors.toUnmodifiableSet());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts the thread that watches the clock. Does nothing if it was started before, or is closed.
     *
     * @return this watchdog
     */
    public Watchdog start() {
        pacemaker.start(threads);
        return this;
    }

    /** Lets go of actions under way and starts none any more. The audit stays readable. Closing twice does nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            guards.values().forEach(this::letGoAtClose);
        } finally {
            lock.unlock();
        }
        pacemaker.close();
        trail.tell();
    }

    private void letGoAtClose(Guard guard) {
        Try run = guard.run();
        if ((run != null) && !run.isLetGo()) {
            letGo(run, Outcome.LET_GO, time.nanos());
        }
    }
}
