package io.newsforge.health.replica;

import io.newsforge.expect.Expect;
import java.time.Duration;

/**
 * How a load balancer should probe this process. Immutable.
 *
 * @param path what to ask for, begins with a slash
 * @param interval how long between probes, above zero
 * @param timeout how long a probe may take, above zero and up to the interval
 * @param healthy how many good probes in a row bring a replica in, 1 to 100
 * @param unhealthy how many bad ones take it out, 1 to 100
 * @param grace how long a new replica is not judged
 */
public record BalancerAdvice(
        String path, Duration interval, Duration timeout, int healthy, int unhealthy, Duration grace) {

    /** What the requirements say: every 10 s, 5 s at most, 2 good ones, 3 bad ones, 60 s of grace. */
    public static final BalancerAdvice DEFAULT = new BalancerAdvice(
            "/health/readiness", Duration.ofSeconds(10), Duration.ofSeconds(5), 2, 3, Duration.ofSeconds(60));

    /** Checks the ranges. */
    public BalancerAdvice {
        if (!Expect.text("path", path).startsWith("/")) {
            throw new IllegalArgumentException("path: \"" + path + "\" (expected: begins with /)");
        }
        Expect.positive("interval", interval);
        if (Expect.positive("timeout", timeout).compareTo(interval) > 0) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: <= " + interval + ")");
        }
        Expect.between("healthy", healthy, 1, 100);
        Expect.between("unhealthy", unhealthy, 1, 100);
        Expect.notNegative("grace", grace);
    }

    /**
     * How long it takes the balancer to notice that a replica wants no more work.
     *
     * @return the interval, {@code unhealthy} times
     */
    public Duration notice() {
        return interval.multipliedBy(unhealthy);
    }
}
