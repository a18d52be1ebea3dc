package io.newsforge.health;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Names;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs health checks in the background and answers from memory. Thread-safe; reading never locks, never waits and allocates nothing.
 *
 * <pre>{@code
 * HealthRegistry health = HealthRegistry.builder().version("1.4.0").build();
 * health.register("database", check, CheckOptions.critical().in(CheckOptions.READINESS).build());
 * health.start();
 *
 * if (health.report(CheckOptions.READINESS).httpStatus() == 200) ...
 * }</pre>
 *
 * <p><b>Threads.</b> {@link #start} starts one that watches the clock; checks run on up to {@code parallelism} others, and listeners
 * hear on one more. A check that is late is down, its thread is interrupted and let go, and it is not run again before that thread
 * has come back; at most {@code mostGivenUp} more threads hang that way. A host that would rather use a scheduler of its own calls {@link #tick} and never
 * {@link #start}.
 *
 * <p><b>Status.</b> A check's status follows its readings by hysteresis: 3 worse ones in a row, 2 better ones in a row; its first good
 * reading counts at once. A check that has never been good is unknown during its grace. The status of the whole, and of a group,
 * is the worst effect of its checks, see {@link Criticality}. The group {@link CheckOptions#STARTUP} stays up once it was.
 *
 * <p><b>Clocks.</b> Periods, timeouts and ages are measured on the monotonic clock; a step of the wall clock changes nothing but
 * the instants that are shown.
 */
public final class HealthRegistry implements AutoCloseable {

    /** A reading that is not older than this is fresh enough for {@link #refresh}. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    /** The thread that listeners may keep busy. */
    private static final int TELLING = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final TimeSource time;
    private final ThreadFactory threads;
    private final @Nullable ExecutorService own;
    private final Announcements announcements;
    private final Roster roster;
    private final List<Runnable> visitors = new CopyOnWriteArrayList<>();
    private final Rounds rounds;
    private final Background background;
    private @Nullable Refresh refresh;
    private @Nullable Refresh lastRefresh;
    private boolean closed;

    HealthRegistry(RegistryBuilder builder) {
        time = builder.time;
        threads = builder.threads;
        own = builder.executor == null
                ? CheckThreads.atMost(builder.parallelism + builder.mostGivenUp + TELLING, threads)
                : null;
        announcements = new Announcements(builder.listeners, builder.history);
        roster = new Roster(builder.version, announcements, Moment.of(time));
        Executor executor = own != null ? own : Objects.requireNonNull(builder.executor);
        rounds = new Rounds(lock, builder, executor, roster::leaves, this::publish, announcements::tell);
        background = new Background(lock, rounds::tick);
    }

    /**
     * Begins a registry.
     *
     * @return a builder with the defaults
     */
    public static RegistryBuilder builder() {
        return new RegistryBuilder();
    }

    /**
     * Adds a check; it is due at once.
     *
     * @param name a {@linkplain Names name} that is not taken
     * @param check what looks
     * @param options how it is run and what it means
     * @return takes it out again
     * @throws IllegalArgumentException if the name is taken or is none, or if the check reaches too far for its groups or criticality
     * @throws IllegalStateException if the registry is closed
     */
    public Registration register(String name, HealthCheck check, CheckOptions options) {
        return register(name, new Part.Single(check, options));
    }

    /**
     * Adds a composite; its checks are due at once.
     *
     * @param name a {@linkplain Names name} that is not taken
     * @param composite the checks
     * @param options what the composite means for the whole, and its groups; periods and timeouts are those of the members
     * @return takes it out again
     * @throws IllegalArgumentException if the name is taken or is none, or if a member reaches too far for the groups or criticality
     * @throws IllegalStateException if the registry is closed
     */
    public Registration register(String name, Composite composite, CheckOptions options) {
        return register(name, new Part.Several(composite, options));
    }

    private Registration register(String name, Part part) {
        part.expectFits(Names.expect("name", name), part.options().groups(), true);
        Node added;
        lock.lock();
        try {
            added = add(name, part);
        } finally {
            lock.unlock();
        }
        rounds.tell();
        visitors.forEach(Runnable::run);
        return () -> remove(name, added);
    }

    private Node add(String name, Part part) {
        if (closed) {
            throw new IllegalStateException("registry: closed (expected: open, to register \"" + name + "\")");
        }
        Node added = roster.add(name, part, Moment.of(time));
        publish();
        return added;
    }

    private void remove(String name, Node added) {
        lock.lock();
        try {
            if (roster.remove(name, added, Moment.of(time))) {
                added.leaves(rounds::letGo);
                publish();
            }
        } finally {
            lock.unlock();
        }
        rounds.tell();
        visitors.forEach(Runnable::run);
    }

    /** Runs something after each registration and removal from now on, without the lock. It must not throw. */
    void onRegistrations(Runnable visitor) {
        visitors.add(visitor);
    }

    /** The latest reports of all groups, the whole among them. */
    Collection<HealthReport> reports() {
        return roster.published().groups().values();
    }

    /** Shows readers how things stand. Called under the lock. */
    private void publish() {
        roster.publish(Moment.of(time));
        if ((refresh != null) && refresh.endsWith(roster.leaves())) {
            lastRefresh = refresh;
            refresh = null;
        }
        background.wake();
    }

    /**
     * How the whole stands. A read of memory.
     *
     * @return the latest report
     */
    public HealthReport report() {
        return roster.published().whole();
    }

    /**
     * How a group stands. A read of memory.
     *
     * @param group {@link CheckOptions#LIVENESS}, {@link CheckOptions#READINESS}, {@link CheckOptions#STARTUP}, which are always
     *     there, {@link HealthReport#WHOLE}, or one that a check is in
     * @return the latest report
     * @throws IllegalArgumentException if no check is in the group
     */
    public HealthReport report(String group) {
        Map<String, HealthReport> groups = roster.published().groups();
        HealthReport report = groups.get(Objects.requireNonNull(group, "group"));
        if (report == null) {
            throw new IllegalArgumentException("group: \"" + group + "\" (expected: one of " + groups.keySet() + ")");
        }
        return report;
    }

    /**
     * The groups there are.
     *
     * @return their names, the whole first, unmodifiable
     */
    public List<String> groups() {
        return List.copyOf(roster.published().groups().keySet());
    }

    /**
     * The latest changes, of checks, groups and the whole.
     *
     * @return the changes, oldest first, unmodifiable
     */
    public List<HealthChange> history() {
        lock.lock();
        try {
            return announcements.history();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs all checks now and waits for them, for a command line or a person. Who calls while others wait joins them, and nothing is
     * run for a reading less than a second old; so callers cannot make checks run more often than once a second. What is read counts like
     * any other reading, for hysteresis too.
     *
     * @param longest how long to wait, not negative; then the report is what there is, and says of each check how old it is
     * @return the report of the whole
     * @throws IllegalArgumentException if the wait is negative
     */
    public HealthReport refresh(Duration longest) {
        long nanos = Expect.nanos(Expect.notNegative("longest", longest));
        Refresh joined = join();
        if (joined != null) {
            joined.await(nanos);
        }
        return report();
    }

    private @Nullable Refresh join() {
        lock.lock();
        try {
            long now = time.nanos();
            boolean fresh = (lastRefresh != null) && (now - lastRefresh.begun() < FRESH);
            if ((refresh == null) && !fresh && !roster.leaves().isEmpty() && !closed) {
                refresh = Refresh.beginning(now);
                roster.leaves().forEach(watched -> watched.dueAt(now));
                background.wake();
            }
            return refresh;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts the thread that watches the clock. Does nothing if it was started before.
     *
     * @return this registry
     * @throws IllegalStateException if the registry is closed
     */
    public HealthRegistry start() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("registry: closed (expected: open, to start)");
            }
            background.start(threads);
            return this;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives up what is late and starts what is due, for hosts with a scheduler of their own. Does not wait for checks, unless they
     * run on the calling thread.
     *
     * @return how long until there is something to do again; check ends and registrations may come before
     */
    public Duration tick() {
        return Duration.ofNanos(Math.max(0, rounds.tick()));
    }

    /**
     * Says that no more work is wanted: {@link CheckOptions#READINESS} and the whole are down from now on. The first step of a
     * graceful shutdown. Liveness is as it was. The reports say why in an entry {@code _serving}.
     *
     * @param reason for people, such as {@code shutting down}
     */
    public void stopServing(String reason) {
        lock.lock();
        try {
            roster.stopServing(reason, Moment.of(time));
            publish();
        } finally {
            lock.unlock();
        }
        rounds.tell();
    }

    /**
     * Stops running checks, lets go of those under way and of who waits for a fresh reading. The last report stays readable. Closing
     * twice does nothing.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            rounds.close();
            if (refresh != null) {
                refresh.done().complete(false);
            }
            background.close();
        } finally {
            lock.unlock();
        }
        if (own != null) {
            own.shutdownNow();
        }
    }
}
