package io.newsforge.platform;

import java.util.Objects;

/**
 * How long a text may be. Immutable.
 *
 * @param max the greatest length allowed, in the meter's unit; at least 1
 * @param meter how the platform counts
 * @param source where this is known from
 */
public record TextLimit(int max, Meter meter, RuleSource source) {

    public TextLimit {
        if (max < 1) {
            throw new IllegalArgumentException("max: " + max + " (expected: >= 1)");
        }
        Objects.requireNonNull(meter, "meter");
        Objects.requireNonNull(source, "source");
    }
}
