package io.newsforge.health.check;

/**
 * How many fail together when a check fails. A registry refuses a check that reaches too far for a group: restarting a process
 * does not mend a database, and taking every replica out of a balancer does not mend a vendor.
 */
public enum Reach {
    /** This process alone, such as its heap. May be in every group. */
    PROCESS,
    /** All replicas, such as their database. Not in {@code liveness}. */
    SHARED,
    /** Everybody, such as a model provider. Neither in {@code liveness} nor in {@code readiness}, and never critical. */
    VENDOR;

    /**
     * The further of two.
     *
     * @param other the other reach
     * @return this or the other
     */
    public Reach further(Reach other) {
        return compareTo(other) < 0 ? other : this;
    }
}
