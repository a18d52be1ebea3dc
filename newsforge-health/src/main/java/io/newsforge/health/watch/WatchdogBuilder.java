package io.newsforge.health.watch;

import io.newsforge.expect.Expect;
import io.newsforge.time.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Watchdog}; for one thread at a time, and reusable. */
public final class WatchdogBuilder {

    final Map<String, Recovery> recoveries = new LinkedHashMap<>();
    final List<WatchdogListener> listeners = new ArrayList<>();
    TimeSource time = TimeSource.system();
    RandomGenerator random = new java.util.Random();
    int mostAtOnce = 2;
    int audit = 200;
    ThreadFactory threads = Pacemaker::daemon;

    @Nullable
    Executor executor;

    WatchdogBuilder() {}

    /**
     * Adds a recovery.
     *
     * @param recovery for a check that has none yet
     * @return this builder
     * @throws IllegalArgumentException if the check has one
     */
    public WatchdogBuilder recovery(Recovery recovery) {
        if (recoveries.putIfAbsent(recovery.check(), recovery) != null) {
            throw new IllegalArgumentException(
                    "check: \"" + recovery.check() + "\" (expected: without a recovery yet)");
        }
        return this;
    }

    /**
     * Adds one who hears what is done.
     *
     * @param listener is called one entry at a time
     * @return this builder
     */
    public WatchdogBuilder listener(WatchdogListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * The clocks. The system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public WatchdogBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * What the jitter of the waits is drawn from.
     *
     * @param source is only used by one thread at a time
     * @return this builder
     */
    public WatchdogBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * How many actions run at once over all checks. 2 by default; one that was let go and still hangs no longer counts, and there is
     * at most one such a check.
     *
     * @param actions 1 to 100
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public WatchdogBuilder mostAtOnce(int actions) {
        mostAtOnce = Expect.between("mostAtOnce", actions, 1, 100);
        return this;
    }

    /**
     * How many entries the audit remembers. 200 by default.
     *
     * @param entries 1 to 100,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public WatchdogBuilder audit(int entries) {
        audit = Expect.between("audit", entries, 1, 100_000);
        return this;
    }

    /**
     * Makes the watchdog's threads: one that watches the clock, and one for each run of an action. Daemon threads by default.
     *
     * @param factory makes threads that are not started
     * @return this builder
     */
    public WatchdogBuilder threads(ThreadFactory factory) {
        threads = Objects.requireNonNull(factory, "threads");
        return this;
    }

    /**
     * Runs the actions on an executor of the host's, which the host closes, instead of threads of the watchdog's own.
     *
     * @param host has a thread for each action that may run or hang at once
     * @return this builder
     */
    public WatchdogBuilder executor(Executor host) {
        executor = Objects.requireNonNull(host, "executor");
        return this;
    }

    /**
     * The watchdog, which has started no thread yet.
     *
     * @return a watchdog
     */
    public Watchdog build() {
        return new Watchdog(this);
    }
}
