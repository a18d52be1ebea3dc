package io.newsforge.post;

import io.newsforge.platform.Check;
import java.util.List;

/**
 * What a post was measured against and what was cut to make it fit. Immutable.
 *
 * @param checks one for each part of the post: every rule with its source and date, and what was measured
 * @param cuts what of the draft is not in the post, empty when all is
 */
public record Certificate(List<Check> checks, List<Cut> cuts) {

    public Certificate {
        checks = List.copyOf(checks);
        cuts = List.copyOf(cuts);
    }

    /**
     * Whether every part keeps every rule.
     *
     * @return true for every post that left a {@link PostFitter}
     */
    public boolean valid() {
        return checks.stream().allMatch(Check::valid);
    }
}
