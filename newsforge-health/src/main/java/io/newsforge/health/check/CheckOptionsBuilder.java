package io.newsforge.health.check;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Builds {@link CheckOptions}; for one thread at a time, and reusable. */
public final class CheckOptionsBuilder {

    /** How often, at most, so that no check becomes a load. */
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(100);

    final Criticality criticality;
    final Set<String> groups = new LinkedHashSet<>();
    final Set<String> tags = new LinkedHashSet<>();
    Duration period = Duration.ofSeconds(10);
    Duration timeout = Duration.ofSeconds(4);
    Duration longestBackOff = Duration.ofMinutes(1);
    Duration grace = Duration.ofSeconds(60);
    double jitter = 0.1;
    int upAfter = 2;
    int downAfter = 3;

    CheckOptionsBuilder(Criticality criticality) {
        this.criticality = criticality;
    }

    /**
     * Puts the check into groups, besides those it is in; without any it counts for the whole only.
     *
     * @param names {@link CheckOptions#LIVENESS}, {@link CheckOptions#READINESS}, {@link CheckOptions#STARTUP} or the host's own
     * @return this builder
     * @throws IllegalArgumentException if a name is no {@linkplain Names name}
     */
    public CheckOptionsBuilder in(String... names) {
        for (String name : names) {
            groups.add(Names.expect("group", name));
        }
        return this;
    }

    /**
     * Adds words for whoever reads the report.
     *
     * @param words not blank
     * @return this builder
     * @throws IllegalArgumentException if a word is blank
     */
    public CheckOptionsBuilder tagged(String... words) {
        for (String word : words) {
            tags.add(Expect.text("tag", word));
        }
        return this;
    }

    /**
     * How long from the end of a run to the next. 10 s by default.
     *
     * @param each at least 100 ms
     * @return this builder
     * @throws IllegalArgumentException if it is shorter
     */
    public CheckOptionsBuilder every(Duration each) {
        if (each.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException("period: " + each + " (expected: >= " + SHORTEST_PERIOD + ")");
        }
        period = each;
        return this;
    }

    /**
     * How long a run may take. 4 s by default, so that a forced reading ends before the 5 s of a balancer.
     *
     * @param longest above zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public CheckOptionsBuilder timeout(Duration longest) {
        timeout = Expect.positive("timeout", longest);
        return this;
    }

    /**
     * Where doubling the period of a check that goes on failing ends. A minute by default; what is shorter than the period turns
     * back-off off.
     *
     * @param longest not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public CheckOptionsBuilder longestBackOff(Duration longest) {
        longestBackOff = Expect.notNegative("longestBackOff", longest);
        return this;
    }

    /**
     * How long after its registration a check that has never been up is unknown instead of down. 60 s by default.
     *
     * @param afterStart not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public CheckOptionsBuilder grace(Duration afterStart) {
        grace = Expect.notNegative("grace", afterStart);
        return this;
    }

    /**
     * How far a period may be from the stated one, so that replicas do not look all at once. 0.1 by default.
     *
     * @param share of the period, 0 to 0.5
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public CheckOptionsBuilder jitter(double share) {
        if (!((share >= 0) && (share <= 0.5))) {
            throw new IllegalArgumentException("jitter: " + share + " (expected: 0 to 0.5)");
        }
        jitter = share;
        return this;
    }

    /**
     * How many better readings in a row make the status better. 2 by default.
     *
     * @param readings 1 to 100
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public CheckOptionsBuilder upAfter(int readings) {
        upAfter = Expect.between("upAfter", readings, 1, 100);
        return this;
    }

    /**
     * How many worse readings in a row make the status worse. 3 by default.
     *
     * @param readings 1 to 100
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public CheckOptionsBuilder downAfter(int readings) {
        downAfter = Expect.between("downAfter", readings, 1, 100);
        return this;
    }

    /**
     * The options.
     *
     * @return what was set so far
     */
    public CheckOptions build() {
        return new CheckOptions(this);
    }
}
