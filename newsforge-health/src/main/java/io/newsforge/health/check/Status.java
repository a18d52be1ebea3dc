package io.newsforge.health.check;

import java.util.Locale;

/** How well something is, from the best to the worst. */
public enum Status {
    /** It works. */
    UP,
    /** It works, but less well than it should, or soon will not. */
    DEGRADED,
    /** Nobody can tell, since it has not answered yet or not for too long. */
    UNKNOWN,
    /** It does not work. */
    DOWN;

    private final String code = name().toLowerCase(Locale.ROOT);

    /**
     * The status in the wire's spelling.
     *
     * @return {@code up}, {@code degraded}, {@code unknown} or {@code down}
     */
    public String code() {
        return code;
    }

    /**
     * Whether this is worse than another.
     *
     * @param other the other status
     * @return whether it comes later in the order from the best to the worst
     */
    public boolean isWorseThan(Status other) {
        return compareTo(other) > 0;
    }

    /**
     * The worse of two.
     *
     * @param other the other status
     * @return this or the other
     */
    public Status worse(Status other) {
        return isWorseThan(other) ? this : other;
    }
}
