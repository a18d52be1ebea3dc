package io.newsforge.health.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened between a watchdog and a check. Immutable.
 *
 * @param check the path of the check
 * @param action the name of the action
 * @param at when it was noted, on the wall clock
 * @param outcome what happened
 * @param took how long the action took so far; for {@link Outcome#RECOVERED} and {@link Outcome#GAVE_UP} how long the check was down
 * @param errorType the types of what was thrown and its causes, without their messages; empty if nothing was
 */
public record AuditEntry(String check, String action, Instant at, Outcome outcome, Duration took, String errorType) {

    /** Checks that nothing is missing. */
    public AuditEntry {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(errorType, "errorType");
    }

    /** What can happen. */
    public enum Outcome {
        /** The action returned in time; whether it helped the check says later. */
        RETURNED,
        /** The action threw. */
        THREW,
        /** The action was late and its thread was let go. */
        TIMED_OUT,
        /** It was time for a try, but the action still hangs; counts as a try. */
        STILL_HANGING,
        /** An action that was let go has ended. */
        ENDED_LATE,
        /** The action was under way when the watchdog was closed, and its thread was let go. */
        LET_GO,
        /** The check is up or degraded, after at least one try. */
        RECOVERED,
        /** No tries are left and the check is still down; nothing more is done until it was good, or somebody rearms it. */
        GAVE_UP,
        /** Somebody gave the check its tries back. */
        REARMED
    }
}
