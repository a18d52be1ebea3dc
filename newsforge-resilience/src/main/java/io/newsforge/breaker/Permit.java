package io.newsforge.breaker;

/**
 * The right to make one call, to be handed back with what came of it. It belongs to the state the breaker was in: when that is
 * gone, the result changes nothing. Thread-safe.
 *
 * <p>Hand it back once. In the half-open state a second result is not counted; in the closed state all callers share one
 * permit, so that asking costs no memory, and a second result counts as that of another call. A closed permit that is never
 * handed back does no harm; one of the half-open state expires.
 */
public sealed interface Permit extends Admission permits SharedPermit, TimedPermit, ProbePermit, IdlePermit {

    /**
     * Hands the permit back.
     *
     * @param outcome what came of the call
     */
    void record(Outcome outcome);

    /** Hands the permit back after {@link Outcome#SUCCESS}. */
    default void success() {
        record(Outcome.SUCCESS);
    }

    /** Hands the permit back after {@link Outcome#FAILURE}. */
    default void failure() {
        record(Outcome.FAILURE);
    }

    /** Hands the permit back with nothing learned, {@link Outcome#IGNORED}. */
    default void ignored() {
        record(Outcome.IGNORED);
    }
}
