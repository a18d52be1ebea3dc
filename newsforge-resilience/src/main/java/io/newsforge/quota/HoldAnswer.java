package io.newsforge.quota;

import java.util.List;
import java.util.Objects;

/** What came of a {@link HoldRequest}. */
public sealed interface HoldAnswer {

    /**
     * All lines had room and are charged.
     *
     * @param hold the hold, open
     * @param readings the counters after the charge, in the order of the lines
     */
    record Taken(Hold hold, List<CounterReading> readings) implements HoldAnswer {

        /** Copies the readings. */
        public Taken {
            Objects.requireNonNull(hold, "hold");
            readings = OnDemand.copyOf(readings);
        }
    }

    /**
     * A line had no room; nothing is charged, and the key is not remembered.
     *
     * @param line the index of the first line without room
     * @param readings the counters as they are, in the order of the lines
     */
    record Refused(int line, List<CounterReading> readings) implements HoldAnswer {

        /** Copies the readings. */
        public Refused {
            readings = OnDemand.copyOf(readings);
            Objects.checkIndex(line, readings.size());
        }
    }

    /**
     * The key was taken before with the same fingerprint; nothing more is charged.
     *
     * @param hold the hold as it stands
     */
    record Known(Hold hold) implements HoldAnswer {

        /** Refuses null. */
        public Known {
            Objects.requireNonNull(hold, "hold");
        }
    }

    /** The key was taken before with another fingerprint; nothing is charged. */
    record Conflict() implements HoldAnswer {}
}
