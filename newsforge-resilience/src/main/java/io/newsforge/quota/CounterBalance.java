package io.newsforge.quota;

import java.util.Objects;

/**
 * What the store keeps of one counter, or of one slice of it.
 *
 * @param counter the counter
 * @param slice the slice; 0 unless the counter slides
 * @param used what is charged
 */
public record CounterBalance(CounterKey counter, long slice, long used) {

    /** Refuses null. */
    public CounterBalance {
        Objects.requireNonNull(counter, "counter");
    }
}
