package io.newsforge.llm.router;

import io.newsforge.llm.price.Cost;
import io.newsforge.quota.Standing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call would do now, with nothing sent and nothing taken. Another may be quicker, and chance may fall otherwise. Paces are not
 * looked at, since they cannot be without taking a turn. Immutable.
 *
 * @param routeOrNull the route that would be tried first, or null if none would be
 * @param inputTokens the most tokens of the prompt; 0 without a route
 * @param outputTokens the most tokens of the answer
 * @param cost the most a single attempt can cost, or unknown
 * @param fits whether the subject's quota has room for that attempt; true without a subject or quotas
 * @param standings the limits it would touch, before any charge
 * @param passedOver why routes would not be tried
 */
public record DryRun(
        @Nullable Route routeOrNull,
        long inputTokens,
        long outputTokens,
        Cost cost,
        boolean fits,
        List<Standing> standings,
        List<PassedOver> passedOver) {

    /** Copies the lists. */
    public DryRun {
        standings = List.copyOf(standings);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * The route that would be tried first.
     *
     * @return empty if none would be
     */
    public Optional<Route> route() {
        return Optional.ofNullable(routeOrNull);
    }
}
