package io.newsforge.health;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.HealthListener;
import io.newsforge.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link HealthRegistry}; for one thread at a time, and reusable. */
public final class RegistryBuilder {

    String version = "unknown";
    TimeSource time = TimeSource.system();
    RandomGenerator random = new java.util.Random();
    int parallelism = 8;
    int mostGivenUp = 16;
    int history = 200;

    @Nullable
    Executor executor;

    ThreadFactory threads = Background::daemon;
    final List<HealthListener> listeners = new ArrayList<>();

    RegistryBuilder() {}

    /**
     * The version of the host's program, shown in each report. {@code unknown} by default.
     *
     * @param shown not blank
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public RegistryBuilder version(String shown) {
        version = Expect.text("version", shown);
        return this;
    }

    /**
     * The clocks. The system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public RegistryBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * What the jitter is drawn from.
     *
     * @param source is only used by one thread at a time
     * @return this builder
     */
    public RegistryBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * How many checks run at once. 8 by default.
     *
     * @param atOnce 1 to 1,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RegistryBuilder parallelism(int atOnce) {
        parallelism = Expect.between("parallelism", atOnce, 1, 1_000);
        return this;
    }

    /**
     * How many threads more may hang in checks that were given up and have not ended. 16 by default; beyond that each takes the
     * place of a check that could run.
     *
     * @param threadsMore 0 to 1,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RegistryBuilder mostGivenUp(int threadsMore) {
        mostGivenUp = Expect.between("mostGivenUp", threadsMore, 0, 1_000);
        return this;
    }

    /**
     * How many changes are remembered. 200 by default.
     *
     * @param changes 0 to 100,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public RegistryBuilder history(int changes) {
        history = Expect.between("history", changes, 0, 100_000);
        return this;
    }

    /**
     * Runs the checks on an executor of the host's, which the host closes, instead of threads of the registry's own. It must have
     * a thread for each check that may run or hang at once, or checks are late because others are.
     *
     * @param host the executor
     * @return this builder
     */
    public RegistryBuilder executor(Executor host) {
        executor = Objects.requireNonNull(host, "executor");
        return this;
    }

    /**
     * Makes the registry's own threads: one that watches the clock, and those that run checks. Daemon threads by default.
     *
     * @param factory makes threads that are not started
     * @return this builder
     */
    public RegistryBuilder threads(ThreadFactory factory) {
        threads = Objects.requireNonNull(factory, "threads");
        return this;
    }

    /**
     * Adds one who hears of changes.
     *
     * @param listener is called one change at a time
     * @return this builder
     */
    public RegistryBuilder listener(HealthListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * The registry, which has no checks and starts no thread yet.
     *
     * @return a registry
     */
    public HealthRegistry build() {
        return new HealthRegistry(this);
    }
}
