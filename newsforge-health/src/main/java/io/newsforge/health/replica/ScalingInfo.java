package io.newsforge.health.replica;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a process says to whoever wants to run several of it. Immutable. It tells of the inside, so show it only to those who may
 * know.
 *
 * @param instance who says it
 * @param stateless whether all state is shared or absent, so that any replica can serve any request
 * @param checks the kinds of state by name, in a fixed order, unmodifiable
 * @param balancer how a load balancer should probe this process
 * @param recommendations what to change, for people, unmodifiable; empty if nothing
 */
public record ScalingInfo(
        Instance instance,
        boolean stateless,
        Map<String, Kept> checks,
        BalancerAdvice balancer,
        List<String> recommendations) {

    /** Copies the collections. */
    public ScalingInfo {
        Objects.requireNonNull(instance, "instance");
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
        Objects.requireNonNull(balancer, "balancer");
        recommendations = List.copyOf(recommendations);
    }

    /**
     * One process.
     *
     * @param id tells it from all others
     * @param hostname the machine or container it runs in, {@code unknown} if it has no name
     * @param pid its number there
     * @param startedAt when it was started
     * @param uptimeSeconds how long ago that was; a step of the wall clock does not change it
     */
    public record Instance(String id, String hostname, long pid, Instant startedAt, long uptimeSeconds) {}

    /**
     * Where a kind of state is kept.
     *
     * @param storage what keeps it
     * @param sharing who sees it
     */
    public record Kept(String storage, Sharing sharing) {}

    /**
     * This as JSON; durations are whole seconds.
     *
     * <pre>{@code
     * {"instance_info": {"instance_id": "a3...", "hostname": "web-1", "pid": 7, "start_time": "2026-11-26T08:00:00Z", "uptime_seconds": 60},
     *  "stateless_check": {"stateless": false, "checks": {
     *      "session_storage": {"storage": "none", "sharing": "none", "safe": true}, "cache_storage": ..., "database": ...,
     *      "quota_store": {"storage": "heap", "sharing": "local", "safe": false}}},
     *  "load_balancer_config": {"path": "/health/readiness", "interval": 10, "timeout": 5, "healthy": 2, "unhealthy": 3, "grace": 60},
     *  "recommendations": ["quota_store: ..."]}
     * }</pre>
     *
     * @return the text
     */
    public String json() {
        return ScalingJson.of(this);
    }
}
