package io.newsforge.health.replica;

import java.util.Locale;

/** Who sees a state. */
public enum Sharing {
    /** All replicas. */
    SHARED,
    /** This process alone. */
    LOCAL,
    /** Nobody, for there is none. */
    NONE,
    /** That could not be found out. */
    UNKNOWN;

    private final String code = name().toLowerCase(Locale.ROOT);

    /**
     * This in the wire's spelling.
     *
     * @return {@code shared}, {@code local}, {@code none} or {@code unknown}
     */
    public String code() {
        return code;
    }

    /**
     * Whether several replicas may run with it.
     *
     * @return whether it is shared or there is none
     */
    public boolean isSafe() {
        return (this == SHARED) || (this == NONE);
    }
}
