package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether a Redis answers {@code PING}, has memory left, and is a master where one is needed. Immutable and thread-safe; knows no
 * client, so any will do.
 *
 * <pre>{@code
 * RedisCheck.of(jedis::ping, jedis::info).masterNeeded();
 * }</pre>
 *
 * <p>Down if the answer is not {@code PONG} or the client throws. Degraded if {@code used_memory} is at least 90 % of {@code
 * maxmemory}, unless there is no such limit or the policy is one of {@code allkeys-*}, where full memory is how it works; and if a
 * replica has lost its master. Data: {@code role}, {@code used_memory}, {@code maxmemory} and {@code policy} if there is a limit,
 * {@code master_link} of a replica. The client's own timeouts bound the check.
 */
public final class RedisCheck implements HealthCheck {

    private final Supplier<String> ping;
    private final Function<String, String> info;
    private final double memoryAt;
    private final Status whenReplica;

    private RedisCheck(Supplier<String> ping, Function<String, String> info, double memoryAt, Status whenReplica) {
        this.ping = Objects.requireNonNull(ping, "ping");
        this.info = Objects.requireNonNull(info, "info");
        this.memoryAt = memoryAt;
        this.whenReplica = whenReplica;
    }

    /**
     * A check over two commands.
     *
     * @param ping sends {@code PING} and gives the answer
     * @param info sends {@code INFO} with a section's name and gives the text
     * @return the check with the defaults
     */
    public static RedisCheck of(Supplier<String> ping, Function<String, String> info) {
        return new RedisCheck(ping, info, 0.9, Status.UP);
    }

    /**
     * A check that only pings, for users who may not send {@code INFO}.
     *
     * @param ping sends {@code PING} and gives the answer
     * @return the check
     */
    public static RedisCheck of(Supplier<String> ping) {
        return of(ping, section -> "");
    }

    /**
     * This check with another threshold for memory.
     *
     * @param share above 0 and at most 1; 0.9 by default
     * @return the new check
     * @throws IllegalArgumentException if it is outside
     */
    public RedisCheck memoryDegradedAt(double share) {
        return new RedisCheck(ping, info, Expect.share("memoryDegradedAt", share), whenReplica);
    }

    /**
     * This check, for which a replica is down, since it takes no writes.
     *
     * @return the new check
     */
    public RedisCheck masterNeeded() {
        return new RedisCheck(ping, info, memoryAt, Status.DOWN);
    }

    /**
     * This check, for which a replica is degraded.
     *
     * @return the new check
     */
    public RedisCheck masterPreferred() {
        return new RedisCheck(ping, info, memoryAt, Status.DEGRADED);
    }

    @Override
    public Health check() {
        String pong = ping.get();
        if (!"PONG".equalsIgnoreCase(pong)) {
            return Health.down("PING was not answered by PONG");
        }
        Findings findings = new Findings();
        replication(findings, RedisInfo.parse(info.apply("replication")));
        memory(findings, RedisInfo.parse(info.apply("memory")));
        return findings.health();
    }

    private void replication(Findings findings, RedisInfo told) {
        String role = told.text("role");
        if (role.isEmpty()) {
            return;
        }
        findings.data(health -> health.with("role", role));
        if (!role.equals("master")) {
            findings.add(whenReplica, "it is a replica and a master is wanted");
            String link = told.text("master_link_status");
            findings.data(health -> health.with("master_link", link));
            if (!link.equals("up")) {
                findings.add(Status.DEGRADED, "the replica has lost its master");
            }
        }
    }

    private void memory(Findings findings, RedisInfo told) {
        long used = told.number("used_memory");
        long max = told.number("maxmemory");
        if (told.text("used_memory").isEmpty()) {
            return;
        }
        findings.data(health -> health.with("used_memory", used));
        if (max <= 0) {
            return;
        }
        String policy = told.text("maxmemory_policy");
        findings.data(health -> health.with("maxmemory", max).with("policy", policy));
        double share = used / (double) max;
        if (share >= memoryAt && !policy.startsWith("allkeys-")) {
            findings.add(Status.DEGRADED, Marks.percent(share) + " of the memory is used");
        }
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }
}
