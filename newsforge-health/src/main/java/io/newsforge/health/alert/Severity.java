package io.newsforge.health.alert;

/** How much an alert matters, from the least to the most. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody should look soon. */
    WARNING,
    /** Somebody must look now. */
    CRITICAL;

    /**
     * The graver of two.
     *
     * @param other the other severity
     * @return this or the other
     */
    public Severity graver(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
