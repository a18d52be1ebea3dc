package io.newsforge.quota;

import java.time.ZoneId;
import java.util.Objects;

/**
 * The time a limit is for. A calendar window names its zone: midnight in UTC is nine in the morning in Seoul. Immutable.
 */
public sealed interface Window {

    /**
     * The word for it in the default name of a limit.
     *
     * @return such as {@code day}
     */
    String label();

    /**
     * Any 60 seconds. Use is counted in slices of a second, by the second in which it was reserved, for at least 60 and less
     * than 61 seconds; so no 60 seconds, wherever they begin, hold more than the limit.
     */
    record SlidingMinute() implements Window {

        @Override
        public String label() {
            return "minute";
        }
    }

    /**
     * An hour of a zone's clocks. When clocks go back, the hour that comes twice is two periods; where they shift by half an hour,
     * the hour they shift in is cut in two.
     *
     * @param zone whose clocks
     */
    record Hour(ZoneId zone) implements Window {

        /** Refuses null. */
        public Hour {
            Objects.requireNonNull(zone, "zone");
        }

        @Override
        public String label() {
            return "hour";
        }
    }

    /**
     * A day of a zone's calendar: 23 or 25 hours where clocks change.
     *
     * @param zone whose calendar
     */
    record Day(ZoneId zone) implements Window {

        /** Refuses null. */
        public Day {
            Objects.requireNonNull(zone, "zone");
        }

        @Override
        public String label() {
            return "day";
        }
    }

    /**
     * A month of a zone's calendar.
     *
     * @param zone whose calendar
     */
    record Month(ZoneId zone) implements Window {

        /** Refuses null. */
        public Month {
            Objects.requireNonNull(zone, "zone");
        }

        @Override
        public String label() {
            return "month";
        }
    }

    /** All time. */
    record Lifetime() implements Window {

        @Override
        public String label() {
            return "lifetime";
        }
    }
}
