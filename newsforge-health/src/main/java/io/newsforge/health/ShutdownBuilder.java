package io.newsforge.health;

import io.newsforge.expect.Expect;
import io.newsforge.health.replica.BalancerAdvice;
import io.newsforge.health.watch.Watchdog;
import io.newsforge.time.Sleeper;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Builds a {@link GracefulShutdown}; for one thread at a time, and reusable. */
public final class ShutdownBuilder {

    final HealthRegistry registry;
    final List<Closing> closings = new ArrayList<>();
    Duration notice = BalancerAdvice.DEFAULT.notice();
    Duration total = Duration.ofSeconds(30);
    TimeSource time = TimeSource.system();
    Sleeper sleeper = Sleeper.system();
    ThreadFactory threads = GracefulShutdown::daemon;

    @Nullable
    Watchdog watchdog;

    ShutdownBuilder(HealthRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * How long the balancer takes to notice that no more work is wanted; work goes on until then. 30 s by default, which is
     * {@link BalancerAdvice#notice} of the defaults; zero where there is no balancer.
     *
     * @param wait not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public ShutdownBuilder notice(Duration wait) {
        notice = Expect.notNegative("notice", wait);
        return this;
    }

    /**
     * How long all resources may take to close, after the notice. 30 s by default. Whoever kills the process should wait for the
     * notice and this, and a little more.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public ShutdownBuilder total(Duration longest) {
        total = Expect.positive("total", longest);
        return this;
    }

    /**
     * Closes a watchdog before any resource, so that it mends nothing that is meant to go down.
     *
     * @param closedFirst the watchdog
     * @return this builder
     */
    public ShutdownBuilder watchdog(Watchdog closedFirst) {
        watchdog = Objects.requireNonNull(closedFirst, "watchdog");
        return this;
    }

    /**
     * Adds a resource that is closed after those added before, for 10 s at most.
     *
     * @param name what logs and the report call it, not blank and not taken
     * @param resource what is closed; draining is a resource too: {@code server::drain}
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or taken
     */
    public ShutdownBuilder close(String name, AutoCloseable resource) {
        return close(name, Duration.ofSeconds(10), resource);
    }

    /**
     * Adds a resource that is closed after those added before.
     *
     * @param name what logs and the report call it, not blank and not taken
     * @param longest how long it may take, above zero; less if less of the total is left
     * @param resource what is closed
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or taken, or the bound is not above zero
     */
    public ShutdownBuilder close(String name, Duration longest, AutoCloseable resource) {
        if (closings.stream().anyMatch(closing -> closing.name().equals(name))) {
            throw new IllegalArgumentException("name: \"" + name + "\" (expected: not added yet)");
        }
        closings.add(new Closing(
                Expect.text("name", name),
                Expect.positive("longest", longest),
                Objects.requireNonNull(resource, "resource")));
        return this;
    }

    /**
     * The clocks. The system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public ShutdownBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * How the notice is waited for. The system's by default.
     *
     * @param waits how a thread waits
     * @return this builder
     */
    public ShutdownBuilder sleeper(Sleeper waits) {
        sleeper = Objects.requireNonNull(waits, "sleeper");
        return this;
    }

    /**
     * Makes a thread for each resource. Daemon threads by default, so that one that hangs does not keep the process.
     *
     * @param factory makes threads that are not started
     * @return this builder
     */
    public ShutdownBuilder threads(ThreadFactory factory) {
        threads = Objects.requireNonNull(factory, "threads");
        return this;
    }

    /**
     * The shutdown, which does nothing until it is asked to.
     *
     * @return a shutdown
     */
    public GracefulShutdown build() {
        return new GracefulShutdown(this);
    }
}
