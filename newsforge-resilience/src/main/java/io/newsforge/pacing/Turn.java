package io.newsforge.pacing;

import java.time.Duration;

/** What came of asking a {@link Pacer}. Immutable. */
public sealed interface Turn {

    /** Go now. */
    enum Taken implements Turn {
        /** The only one. */
        NOW
    }

    /**
     * The turn is yours, later.
     *
     * @param in after this while
     */
    record Booked(Duration in) implements Turn {}

    /**
     * Not now, and nothing was taken.
     *
     * @param retryAfter the shortest wait after which there is room, if nobody else takes it
     */
    record Wait(Duration retryAfter) implements Turn {}

    /**
     * Never: a single call may not cost as much.
     *
     * @param most the most tokens of one call
     */
    record TooLarge(long most) implements Turn {}
}
