package io.newsforge.quota;

import io.newsforge.expect.Expect;
import java.time.Duration;

/**
 * What a counter shows.
 *
 * @param used what is charged now: reserved, settled and unknown together; negative after a credit. For a sliding span the sum
 *     over the slices that are counted
 * @param freesIn sliding spans only: how long until the oldest slice that is not zero is no longer counted. Zero if there is
 *     none, and for other spans
 */
public record CounterReading(long used, Duration freesIn) {

    /** Refuses a negative duration. */
    public CounterReading {
        Expect.notNegative("freesIn", freesIn);
    }

    /**
     * A reading of a counter that does not slide.
     *
     * @param used what is charged
     * @return the reading
     */
    public static CounterReading of(long used) {
        return new CounterReading(used, Duration.ZERO);
    }
}
