package io.newsforge.platform;

import java.util.Objects;

/**
 * How many images go with one post. Immutable.
 *
 * @param min the fewest; 1 or more where the platform takes no post without an image
 * @param max the most; at least {@code min}
 * @param source where this is known from
 */
public record MediaRule(int min, int max, RuleSource source) {

    public MediaRule {
        if (min < 0) {
            throw new IllegalArgumentException("min: " + min + " (expected: >= 0)");
        }
        if (max < min) {
            throw new IllegalArgumentException("max: " + max + " (expected: >= " + min + ")");
        }
        Objects.requireNonNull(source, "source");
    }
}
