package io.newsforge.health.check;

import java.time.Duration;
import java.util.Set;

/**
 * How a check is run and what it means: criticality, groups, tags, period, timeout, patience. Immutable and thread-safe.
 *
 * <pre>{@code
 * CheckOptions.critical().in(CheckOptions.READINESS).timeout(Duration.ofSeconds(2)).build();
 * }</pre>
 */
public final class CheckOptions {

    /** The group that says whether the process should go on living. */
    public static final String LIVENESS = "liveness";

    /** The group that says whether the process should get work. */
    public static final String READINESS = "readiness";

    /** The group that says whether the process has come up; once up it stays up. */
    public static final String STARTUP = "startup";

    private final Criticality criticality;
    private final Set<String> groups;
    private final Set<String> tags;
    private final Duration period;
    private final Duration timeout;
    private final Duration longestBackOff;
    private final Duration grace;
    private final double jitter;
    private final int upAfter;
    private final int downAfter;

    CheckOptions(CheckOptionsBuilder builder) {
        criticality = builder.criticality;
        groups = Set.copyOf(builder.groups);
        tags = Set.copyOf(builder.tags);
        period = builder.period;
        timeout = builder.timeout;
        longestBackOff = builder.longestBackOff;
        grace = builder.grace;
        jitter = builder.jitter;
        upAfter = builder.upAfter;
        downAfter = builder.downAfter;
    }

    /**
     * Begins the options of a check that the whole depends on.
     *
     * @return a builder with the defaults
     */
    public static CheckOptionsBuilder critical() {
        return new CheckOptionsBuilder(Criticality.CRITICAL);
    }

    /**
     * Begins the options of a check that can degrade the whole but not take it down.
     *
     * @return a builder with the defaults
     */
    public static CheckOptionsBuilder degrading() {
        return new CheckOptionsBuilder(Criticality.DEGRADING);
    }

    /**
     * Begins the options of a check that is only shown.
     *
     * @return a builder with the defaults
     */
    public static CheckOptionsBuilder informational() {
        return new CheckOptionsBuilder(Criticality.INFORMATIONAL);
    }

    /**
     * What the check means for the whole.
     *
     * @return the criticality
     */
    public Criticality criticality() {
        return criticality;
    }

    /**
     * The groups the check is in, besides the whole.
     *
     * @return the names, unmodifiable
     */
    public Set<String> groups() {
        return groups;
    }

    /**
     * Words for whoever reads the report.
     *
     * @return the tags, unmodifiable
     */
    public Set<String> tags() {
        return tags;
    }

    /**
     * How long from the end of a run to the next, before jitter.
     *
     * @return the period
     */
    public Duration period() {
        return period;
    }

    /**
     * How long a run may take.
     *
     * @return the timeout
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * The longest period of a check that goes on failing.
     *
     * @return the limit that doubling the period ends at
     */
    public Duration longestBackOff() {
        return longestBackOff;
    }

    /**
     * How long after its registration a check that has never been up is unknown instead of down.
     *
     * @return the grace
     */
    public Duration grace() {
        return grace;
    }

    /**
     * How far a period may be from the stated one.
     *
     * @return a share of it, 0 to 0.5
     */
    public double jitter() {
        return jitter;
    }

    /**
     * How many better readings in a row make the status better.
     *
     * @return the count, at least 1
     */
    public int upAfter() {
        return upAfter;
    }

    /**
     * How many worse readings in a row make the status worse.
     *
     * @return the count, at least 1
     */
    public int downAfter() {
        return downAfter;
    }
}
