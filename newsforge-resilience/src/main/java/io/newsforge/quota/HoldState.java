package io.newsforge.quota;

/** Where a hold stands. */
public enum HoldState {
    /** Taken, the lease not over. */
    OPEN,
    /** Closed with what was used. */
    SETTLED,
    /** Closed with nothing used. */
    RELEASED,
    /** Said to be unknown, or the lease ended: charged as reserved until a settlement corrects it. */
    UNKNOWN
}
