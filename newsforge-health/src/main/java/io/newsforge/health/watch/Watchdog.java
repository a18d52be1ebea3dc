package io.newsforge.health.watch;

import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthListener;
import io.newsforge.health.watch.AuditEntry.Outcome;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

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

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Guard> guards = new LinkedHashMap<>();
    private final AuditTrail trail;
    private final Pacemaker pacemaker;
    private final ThreadFactory threads;
    private final TimeSource time;
    private final Tries tries;

    Watchdog(WatchdogBuilder builder) {
        builder.recoveries.forEach((check, recovery) -> guards.put(check, new Guard(recovery)));
        threads = builder.threads;
        time = builder.time;
        trail = new AuditTrail(builder.listeners, builder.audit);
        tries = new Tries(lock, builder, guards.values(), trail);
        pacemaker = new Pacemaker(tries::tick, trail::tell);
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
            if (!tries.isClosed()) {
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
                    tries.note(guard, Outcome.RECOVERED, now - guard.badSince(), null);
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
        return Duration.ofNanos(Math.max(0, tries.tick()));
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
            if (!tries.isClosed()) {
                guard.rearm(time.nanos());
                tries.note(guard, Outcome.REARMED, 0, null);
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

    /**
     * Lets go of actions under way and starts none any more; listeners hear of it on the watchdog's own thread if it was started, so that
     * nobody is waited for. The audit stays readable. Closing twice does nothing.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            tries.close();
        } finally {
            lock.unlock();
        }
        if (!pacemaker.close()) {
            trail.tell();
        }
    }
}
