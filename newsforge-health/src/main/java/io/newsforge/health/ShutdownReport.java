package io.newsforge.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What came of a {@link GracefulShutdown}. Immutable.
 *
 * @param at when it began, on the wall clock
 * @param noticed how long it waited for the balancer to notice
 * @param took how long all of it took
 * @param steps what came of each resource, in the order they were closed, unmodifiable
 */
public record ShutdownReport(Instant at, Duration noticed, Duration took, List<Step> steps) {

    /** Copies the list. */
    public ShutdownReport {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(noticed, "noticed");
        Objects.requireNonNull(took, "took");
        steps = List.copyOf(steps);
    }

    /** What can come of a resource. */
    public enum Outcome {
        /** It closed within its bound. */
        CLOSED,
        /** Its close threw, or could not be started. */
        FAILED,
        /** Its close was late and its thread was let go. */
        LET_GO,
        /** There was no time left, so its close was not called. */
        SKIPPED
    }

    /**
     * What came of one resource.
     *
     * @param name the name it was given
     * @param outcome what came of it
     * @param took how long it was waited for
     * @param errorType the types of what was thrown and its causes, without their messages; empty if nothing was
     */
    public record Step(String name, Outcome outcome, Duration took, String errorType) {

        /** Checks that nothing is missing. */
        public Step {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(took, "took");
            Objects.requireNonNull(errorType, "errorType");
        }
    }

    /**
     * Whether all went well.
     *
     * @return whether each resource closed within its bound
     */
    public boolean isClean() {
        return steps.stream().allMatch(step -> step.outcome() == Outcome.CLOSED);
    }
}
