package io.newsforge.quota;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** How long what a counter counted stays counted. */
public sealed interface CounterSpan {

    /**
     * Until the end of the period that is in the counter's key. A store may forget the counter after {@code endsAt}, when no
     * hold that it still remembers was taken on it.
     *
     * @param endsAt the first instant after the period
     */
    record Calendar(Instant endsAt) implements CounterSpan {

        /** Refuses null. */
        public Calendar {
            Objects.requireNonNull(endsAt, "endsAt");
        }
    }

    /** For ever. */
    record Lifetime() implements CounterSpan {}

    /**
     * For a length of time, in slices. What is taken at an instant belongs to the slice of that instant, {@code floor(epoch
     * milliseconds / slice)}, and is counted in that slice and the next {@code slices} ones. So use is counted for at least
     * {@code slice * slices} and less than one slice more, and no span of that length ever holds more than the limit.
     *
     * <p>A counter's time never goes back: an instant earlier than the newest slice in which the counter was charged counts as
     * that slice, for room, for readings and for the slice a charge belongs to.
     *
     * @param slice the width of a slice, whole milliseconds
     * @param slices how many full slices make the window, at least 1
     */
    record Sliding(Duration slice, int slices) implements CounterSpan {

        /** Refuses a slice of no whole milliseconds, and no slices. */
        public Sliding {
            Expect.positive("slice", slice);
            if (slice.toNanosPart() % 1_000_000 != 0) {
                throw new IllegalArgumentException("slice: " + slice + " (expected: whole milliseconds)");
            }
            if (slices < 1) {
                throw new IllegalArgumentException("slices: " + slices + " (expected: >= 1)");
            }
        }

        /**
         * The slice an instant belongs to.
         *
         * @param at the instant
         * @return the slice's number
         */
        public long sliceAt(Instant at) {
            return Math.floorDiv(at.toEpochMilli(), slice.toMillis());
        }

        /**
         * How long from an instant until a slice is no longer counted.
         *
         * @param number the slice's number
         * @param at the instant
         * @return the time until then, zero if that is past
         */
        public Duration untilGone(long number, Instant at) {
            long gone = (number + slices + 1) * slice.toMillis();
            return Duration.ofMillis(Math.max(0, gone - at.toEpochMilli()));
        }
    }
}
