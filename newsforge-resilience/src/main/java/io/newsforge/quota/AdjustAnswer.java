package io.newsforge.quota;

import java.util.Objects;

/**
 * What came of an {@link AdjustRequest}.
 *
 * @param repeated whether the adjustment had been made before, so that nothing changed now
 * @param reading the counter after it
 */
public record AdjustAnswer(boolean repeated, CounterReading reading) {

    /** Refuses null. */
    public AdjustAnswer {
        Objects.requireNonNull(reading, "reading");
    }
}
