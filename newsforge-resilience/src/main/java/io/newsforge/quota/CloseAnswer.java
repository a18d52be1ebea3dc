package io.newsforge.quota;

import java.util.List;
import java.util.Objects;

/** What came of a {@link CloseRequest}. */
public sealed interface CloseAnswer {

    /**
     * The hold is closed as asked.
     *
     * @param hold the hold after it
     * @param readings the counters after it, in the order of the lines
     */
    record Closed(Hold hold, List<CounterReading> readings) implements CloseAnswer {

        /** Copies the readings. */
        public Closed {
            Objects.requireNonNull(hold, "hold");
            readings = OnDemand.copyOf(readings);
        }
    }

    /**
     * The hold was closed before, or its lease is over and it was to be released or left unknown; no counter changes.
     *
     * @param hold the hold as it stands
     */
    record AlreadyClosed(Hold hold) implements CloseAnswer {

        /** Refuses null. */
        public AlreadyClosed {
            Objects.requireNonNull(hold, "hold");
        }
    }

    /** The group has no such hold: it was never taken, belongs to another group, or is forgotten. */
    record NoSuchHold() implements CloseAnswer {}
}
