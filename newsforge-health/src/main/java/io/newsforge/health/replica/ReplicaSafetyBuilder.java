package io.newsforge.health.replica;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Names;
import io.newsforge.time.TimeSource;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ReplicaSafety}; for one thread at a time, and reusable. */
public final class ReplicaSafetyBuilder {

    final Map<String, Storage> storages = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>(System.getenv());
    BalancerAdvice balancer = BalancerAdvice.DEFAULT;
    TimeSource time = TimeSource.system();
    RandomGenerator random = new SecureRandom();
    Callable<String> hostLookup = () -> InetAddress.getLocalHost().getHostName();
    Duration hostWait = Duration.ofMillis(500);
    ThreadFactory threads = HostName::daemon;
    long pid = ProcessHandle.current().pid();
    boolean hardLimits;

    @Nullable
    String instanceId;

    ReplicaSafetyBuilder() {
        storages.put(ReplicaSafety.SESSIONS, Storage.none());
        storages.put(ReplicaSafety.CACHE, Storage.none());
        storages.put(ReplicaSafety.DATABASE, Storage.none());
        storages.put(ReplicaSafety.QUOTAS, Storage.none());
    }

    /**
     * Where users' sessions are. None by default.
     *
     * @param storage the storage
     * @return this builder
     */
    public ReplicaSafetyBuilder sessions(Storage storage) {
        return also(ReplicaSafety.SESSIONS, storage);
    }

    /**
     * Where results are cached. None by default.
     *
     * @param storage the storage
     * @return this builder
     */
    public ReplicaSafetyBuilder cache(Storage storage) {
        return also(ReplicaSafety.CACHE, storage);
    }

    /**
     * Where data is kept. None by default.
     *
     * @param storage the storage
     * @return this builder
     */
    public ReplicaSafetyBuilder database(Storage storage) {
        return also(ReplicaSafety.DATABASE, storage);
    }

    /**
     * Where quotas are counted. None by default.
     *
     * @param storage the storage
     * @return this builder
     */
    public ReplicaSafetyBuilder quotaStore(Storage storage) {
        return also(ReplicaSafety.QUOTAS, storage);
    }

    /**
     * Any other state, or a thing that replicas must have in common, such as the clock.
     *
     * @param name a {@linkplain Names name}
     * @param storage the storage
     * @return this builder
     * @throws IllegalArgumentException if it is no name, or there are {@value Health#MOST_DATA} already
     */
    public ReplicaSafetyBuilder also(String name, Storage storage) {
        storages.put(Names.expect("name", name), Objects.requireNonNull(storage, "storage"));
        Expect.between("storages", storages.size(), 0, Health.MOST_DATA);
        return this;
    }

    /**
     * Says that quotas are limits that must hold, such as paid plans or a budget. On a store of this process alone that is a
     * recommendation and a WARN in the log, once.
     *
     * @return this builder
     */
    public ReplicaSafetyBuilder hardLimits() {
        hardLimits = true;
        return this;
    }

    /**
     * How a load balancer should probe. {@link BalancerAdvice#DEFAULT} by default.
     *
     * @param advice the advice
     * @return this builder
     */
    public ReplicaSafetyBuilder balancer(BalancerAdvice advice) {
        balancer = Objects.requireNonNull(advice, "balancer");
        return this;
    }

    /**
     * What tells this process from all others. 16 random hexadecimal digits by default.
     *
     * @param id not blank
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public ReplicaSafetyBuilder instanceId(String id) {
        instanceId = Expect.text("instanceId", id);
        return this;
    }

    /**
     * What the instance id is drawn from. A {@link SecureRandom} by default, so that replicas started at once differ.
     *
     * @param source where it comes from
     * @return this builder
     */
    public ReplicaSafetyBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * The clocks. The system's by default; the process counts as started when this is built.
     *
     * @param source where time comes from
     * @return this builder
     */
    public ReplicaSafetyBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * The environment, in which {@code HOSTNAME} or {@code COMPUTERNAME} names the host. The process's by default.
     *
     * @param variables the variables
     * @return this builder
     */
    public ReplicaSafetyBuilder environment(Map<String, String> variables) {
        environment.clear();
        environment.putAll(variables);
        return this;
    }

    /**
     * How the host's name is found if the environment does not have it. By default {@link InetAddress#getLocalHost}, for half a second
     * at most, since it may ask a DNS.
     *
     * @param lookup answers the name; runs on a thread of its own
     * @param longest how long to wait for it, above zero; then the name is {@code unknown}
     * @return this builder
     * @throws IllegalArgumentException if the wait is not above zero
     */
    public ReplicaSafetyBuilder hostName(Callable<String> lookup, Duration longest) {
        hostLookup = Objects.requireNonNull(lookup, "lookup");
        hostWait = Expect.positive("longest", longest);
        return this;
    }

    /**
     * Makes the thread that looks for the host's name. A daemon thread by default.
     *
     * @param factory makes threads that are not started
     * @return this builder
     */
    public ReplicaSafetyBuilder threads(ThreadFactory factory) {
        threads = Objects.requireNonNull(factory, "threads");
        return this;
    }

    /**
     * The number of the process. The system's by default.
     *
     * @param number not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public ReplicaSafetyBuilder pid(long number) {
        pid = Expect.between("pid", number, 0, Long.MAX_VALUE);
        return this;
    }

    /**
     * Finds out what there is to find out: the host's name, and what the storages answer.
     *
     * @return the answer to whoever asks
     */
    public ReplicaSafety build() {
        return new ReplicaSafety(this);
    }
}
