package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.time.Duration;

/**
 * Over how long a rule on counters looks back, and how much must have happened for it to say anything. Immutable.
 *
 * @param length how long, positive
 * @param atLeast the least volume within it, at least 1; with less the rule says nothing and what was firing goes on
 */
public record RuleWindow(Duration length, long atLeast) {

    /** Checks the ranges. */
    public RuleWindow {
        Expect.positive("length", length);
        Expect.between("atLeast", atLeast, 1, Long.MAX_VALUE);
    }

    /**
     * A window.
     *
     * @param length how long, positive
     * @return a window in which 20 must have happened
     */
    public static RuleWindow of(Duration length) {
        return new RuleWindow(length, 20);
    }

    /**
     * This window with another least volume.
     *
     * @param volume at least 1
     * @return the new window
     */
    public RuleWindow atLeast(long volume) {
        return new RuleWindow(length, volume);
    }
}
