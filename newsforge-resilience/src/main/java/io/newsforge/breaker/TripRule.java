package io.newsforge.breaker;

import io.newsforge.expect.Expect;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * When a closed {@link CircuitBreaker} opens. A rule is judged whenever a fault is recorded, never after a good call. Ignored
 * calls count nowhere. Immutable.
 *
 * <pre>{@code
 * TripRule.consecutive(5).within(Duration.ofMinutes(10));
 * TripRule.rate(0.5).overLast(100).atLeast(20);
 * TripRule.rate(0.5).over(Duration.ofSeconds(30)).atLeast(20);
 * TripRule.slowRate(0.8, Duration.ofSeconds(10)).over(Duration.ofMinutes(1));
 * TripRule.anyOf(TripRule.consecutive(5), TripRule.rate(0.2).overLast(500));
 * }</pre>
 */
public sealed interface TripRule {

    /**
     * So many failures with no success between them, not spread over more than ten minutes.
     *
     * @param failures how many, 1 to 1,000
     * @return the rule
     * @throws IllegalArgumentException if the number is out of range
     */
    static Consecutive consecutive(int failures) {
        return new Consecutive(failures, Duration.ofMinutes(10));
    }

    /**
     * A share of failed calls; say next over which calls.
     *
     * @param share above 0, up to 1
     * @return the rule's beginning
     * @throws IllegalArgumentException if the share is out of range
     */
    static Rate rate(double share) {
        return new Rate(new Fault.Failed(), share);
    }

    /**
     * A share of slow calls, whether they failed or not; say next over which calls. A slow probe counts as failed in the
     * half-open state.
     *
     * @param share above 0, up to 1
     * @param slowerThan a call that takes as long as this, or longer, is slow; positive
     * @return the rule's beginning
     * @throws IllegalArgumentException if a value is out of range
     */
    static Rate slowRate(double share, Duration slowerThan) {
        return new Rate(new Fault.Slow(slowerThan), share);
    }

    /**
     * Whichever of several rules comes true first.
     *
     * @param rules at least one
     * @return the rule
     * @throws IllegalArgumentException if there is none
     */
    static TripRule anyOf(TripRule... rules) {
        return new AnyOf(List.of(rules));
    }

    /** What a rule counts. */
    sealed interface Fault {

        /** A call that failed. */
        record Failed() implements Fault {}

        /**
         * A call that took long.
         *
         * @param slowerThan as long as this, or longer; positive
         */
        record Slow(Duration slowerThan) implements Fault {

            /** Checks the range. */
            public Slow {
                Expect.positive("slowerThan", slowerThan);
            }
        }
    }

    /**
     * A share without its window, see {@link TripRule#rate}.
     *
     * @param fault what is counted
     * @param share above 0, up to 1
     */
    record Rate(Fault fault, double share) {

        /** Checks the range. */
        public Rate {
            Objects.requireNonNull(fault, "fault");
            Expect.share("rate", share);
        }

        /**
         * Over the last calls. Judged once the window is full, unless {@link CountWindow#atLeast} says otherwise.
         *
         * @param calls how many, 1 to 1,000,000
         * @return the rule
         * @throws IllegalArgumentException if the number is out of range
         */
        public CountWindow overLast(int calls) {
            return new CountWindow(fault, share, calls, calls);
        }

        /**
         * Over the last while. Judged from 10 calls on, unless {@link TimeWindow#atLeast} says otherwise.
         *
         * @param window how long, positive
         * @return the rule
         * @throws IllegalArgumentException if the duration is not positive
         */
        public TimeWindow over(Duration window) {
            return new TimeWindow(fault, share, window, 10);
        }
    }

    /**
     * See {@link TripRule#consecutive}.
     *
     * @param failures how many, 1 to 1,000
     * @param within from the first to the last of them, positive
     */
    record Consecutive(int failures, Duration within) implements TripRule {

        /** Checks the ranges. */
        public Consecutive {
            Expect.between("failures", failures, 1, 1_000);
            Expect.positive("within", within);
        }

        /**
         * Sets how long ago the first of the failures may be. Ten minutes by default.
         *
         * @param longest positive
         * @return the rule
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Consecutive within(Duration longest) {
            return new Consecutive(failures, longest);
        }
    }

    /**
     * See {@link Rate#overLast}. Exact for calls recorded one after the other; among k calls recorded in the same instant it may
     * be off by k.
     *
     * @param fault what is counted
     * @param rate above 0, up to 1
     * @param calls how many of the last calls, 1 to 1,000,000
     * @param minimum the fewest calls it judges by, 1 to {@code calls}
     */
    record CountWindow(Fault fault, double rate, int calls, int minimum) implements TripRule {

        /** Checks the ranges. */
        public CountWindow {
            Objects.requireNonNull(fault, "fault");
            Expect.share("rate", rate);
            Expect.between("calls", calls, 1, 1_000_000);
            Expect.between("minimum", minimum, 1, calls);
        }

        /**
         * Sets the fewest calls the rule judges by.
         *
         * @param fewest 1 to {@link #calls()}
         * @return the rule
         * @throws IllegalArgumentException if the number is out of range
         */
        public CountWindow atLeast(int fewest) {
            return new CountWindow(fault, rate, calls, fewest);
        }
    }

    /**
     * See {@link Rate#over}. The window moves in tenths of its length, so that a call is counted for nine tenths of it at
     * least and never for longer than all of it.
     *
     * @param fault what is counted
     * @param rate above 0, up to 1
     * @param window how long, positive
     * @param minimum the fewest calls it judges by, at least 1
     */
    record TimeWindow(Fault fault, double rate, Duration window, int minimum) implements TripRule {

        /** Checks the ranges. */
        public TimeWindow {
            Objects.requireNonNull(fault, "fault");
            Expect.share("rate", rate);
            Expect.positive("window", window);
            Expect.between("minimum", minimum, 1, Integer.MAX_VALUE);
        }

        /**
         * Sets the fewest calls the rule judges by. Ten by default.
         *
         * @param fewest at least 1
         * @return the rule
         * @throws IllegalArgumentException if the number is out of range
         */
        public TimeWindow atLeast(int fewest) {
            return new TimeWindow(fault, rate, window, fewest);
        }
    }

    /**
     * See {@link TripRule#anyOf}.
     *
     * @param rules at least one
     */
    record AnyOf(List<TripRule> rules) implements TripRule {

        /** Copies the rules. */
        public AnyOf {
            rules = List.copyOf(rules);
            Expect.between("rules", rules.size(), 1, Integer.MAX_VALUE);
        }
    }
}
