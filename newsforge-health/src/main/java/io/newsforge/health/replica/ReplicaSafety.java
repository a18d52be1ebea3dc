package io.newsforge.health.replica;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether several replicas of a process may run side by side, as far as the process itself can know. Thread-safe.
 *
 * <pre>{@code
 * ReplicaSafety safety = ReplicaSafety.builder()
 *         .cache(Storage.shared("redis"))
 *         .database(Storage.shared("postgresql"))
 *         .quotaStore(Storage.local("heap")).hardLimits()
 *         .build();                                       // warns: each replica would grant the whole limit
 * health.register("replicas", safety.check(), CheckOptions.informational().build());
 * ScalingInfo info = safety.info();
 * }</pre>
 */
public final class ReplicaSafety {

    /** The name of the state of users' sessions. */
    public static final String SESSIONS = "session_storage";

    /** The name of the cache of results. */
    public static final String CACHE = "cache_storage";

    /** The name of the data. */
    public static final String DATABASE = "database";

    /** The name of the counters of quotas. */
    public static final String QUOTAS = "quota_store";

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaSafety.class);

    private final Map<String, Storage> storages;
    private final BalancerAdvice balancer;
    private final TimeSource time;
    private final String id;
    private final String hostname;
    private final long pid;
    private final boolean hardLimits;
    private final Instant startedAt;
    private final long startedNanos;
    private volatile Map<String, ScalingInfo.Kept> found;

    ReplicaSafety(ReplicaSafetyBuilder builder) {
        storages = Collections.unmodifiableMap(new LinkedHashMap<>(builder.storages));
        balancer = builder.balancer;
        time = builder.time;
        startedAt = time.instant();
        startedNanos = time.nanos();
        id = builder.instanceId != null ? builder.instanceId : String.format("%016x", builder.random.nextLong());
        hostname = HostName.find(builder.environment, builder.hostLookup, builder.hostWait, builder.threads);
        pid = builder.pid;
        hardLimits = builder.hardLimits;
        found = look(storages);
        if (grantsTooMuch(found)) {
            LOG.warn("{}", tooMuch());
        }
    }

    /**
     * Begins the answer.
     *
     * @return a builder that declares no state
     */
    public static ReplicaSafetyBuilder builder() {
        return new ReplicaSafetyBuilder();
    }

    private static Map<String, ScalingInfo.Kept> look(Map<String, Storage> storages) {
        Map<String, ScalingInfo.Kept> kept = new LinkedHashMap<>();
        storages.forEach((name, storage) -> kept.put(name, new ScalingInfo.Kept(storage.name(), storage.look())));
        return Collections.unmodifiableMap(kept);
    }

    private boolean grantsTooMuch(Map<String, ScalingInfo.Kept> kept) {
        ScalingInfo.Kept quotas = kept.get(QUOTAS);
        return hardLimits && (quotas != null) && (quotas.sharing() == Sharing.LOCAL);
    }

    private String tooMuch() {
        return QUOTAS + ": hard limits are counted in this process alone, so n replicas grant n times each limit;"
                + " count them in a store that all replicas share, such as JDBC or Redis";
    }

    /**
     * How things stand. A read of memory: what had to be asked was asked at build and by the latest run of {@link #check}.
     *
     * @return the answer
     */
    public ScalingInfo info() {
        Map<String, ScalingInfo.Kept> now = found;
        long uptime = Duration.ofNanos(time.nanos() - startedNanos).toSeconds();
        ScalingInfo.Instance instance = new ScalingInfo.Instance(id, hostname, pid, startedAt, uptime);
        return new ScalingInfo(instance, isStateless(now), now, balancer, recommendations(now));
    }

    private static boolean isStateless(Map<String, ScalingInfo.Kept> kept) {
        return kept.values().stream().allMatch(it -> it.sharing().isSafe());
    }

    private List<String> recommendations(Map<String, ScalingInfo.Kept> kept) {
        List<String> advice = new ArrayList<>();
        kept.forEach((name, it) -> {
            if (name.equals(QUOTAS) && grantsTooMuch(kept)) {
                advice.add(tooMuch());
            } else if (it.sharing() == Sharing.LOCAL) {
                advice.add(name + ": " + it.storage()
                        + " is seen by this process alone; share it before a second replica");
            } else if (it.sharing() == Sharing.UNKNOWN) {
                advice.add(name + ": nobody can tell whether all replicas see " + it.storage() + "; find out");
            }
        });
        return advice;
    }

    /**
     * A check that looks again and is degraded while the process is not stateless. It is meant to be informational.
     *
     * @return the check
     */
    public HealthCheck check() {
        return this::checked;
    }

    private Health checked() {
        found = look(storages);
        Map<String, ScalingInfo.Kept> now = found;
        Health health = isStateless(now) ? Health.up() : Health.degraded(String.join("; ", recommendations(now)));
        for (Map.Entry<String, ScalingInfo.Kept> it : now.entrySet()) {
            health = health.with(it.getKey(), it.getValue().sharing().code());
        }
        return health;
    }
}
