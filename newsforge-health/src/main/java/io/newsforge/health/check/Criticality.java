package io.newsforge.health.check;

/** What a check means for the whole. */
public enum Criticality {
    /** The whole is as bad as this. */
    CRITICAL,
    /** The whole is at most degraded by this, however bad it is. */
    DEGRADING,
    /** The whole does not depend on this; it is shown. */
    INFORMATIONAL;

    /**
     * What the status of a check means for the whole.
     *
     * @param status the status of the check
     * @return the status of the whole if all else is up
     */
    public Status effect(Status status) {
        if ((this == INFORMATIONAL) || (status == Status.UP)) {
            return Status.UP;
        }
        return this == CRITICAL ? status : Status.DEGRADED;
    }
}
