package io.newsforge.health.alert;

/** Whether what an alert tells of is still so. */
public enum AlertState {
    /** It is so. */
    FIRING,
    /** It was so and is over. */
    RESOLVED
}
