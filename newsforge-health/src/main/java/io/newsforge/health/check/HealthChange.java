package io.newsforge.health.check;

import java.time.Duration;
import java.time.Instant;

/**
 * A status changed, or what had it was taken out. Immutable.
 *
 * @param kind what it is the status of
 * @param name the path of a check or composite, or the name of a group
 * @param criticality what it means for the whole; critical for groups
 * @param from the status before
 * @param to the status now
 * @param health what the latest look found; without message for composites and groups
 * @param at when
 * @param lasted how long the status before had lasted
 * @param reach how many fail together when it fails, the furthest of a composite's members; {@link Reach#PROCESS} for groups
 * @param removed whether it was taken out, and is unknown from now on
 */
public record HealthChange(
        Kind kind,
        String name,
        Criticality criticality,
        Status from,
        Status to,
        Health health,
        Instant at,
        Duration lasted,
        Reach reach,
        boolean removed) {

    /** What a status is of. */
    public enum Kind {
        /** Of a check or a composite of checks. */
        CHECK,
        /** Of a group, or of the whole. */
        GROUP
    }

    /**
     * Whether this is for the worse.
     *
     * @return whether the status now is worse than the one before
     */
    public boolean isWorse() {
        return to.isWorseThan(from);
    }
}
