package io.newsforge.quota;

/** How a hold is closed. */
public enum Ending {
    /** The request was answered: charge what was used. */
    SETTLE,
    /** The request was certainly not sent: charge nothing. */
    RELEASE,
    /** The request may have been sent: leave everything charged. */
    UNKNOWN
}
