package io.newsforge.llm.price;

import io.newsforge.expect.Expect;
import java.util.OptionalLong;

/** What something cost, in micro-US-dollars, and how well that is known. Immutable. */
public sealed interface Cost {

    /**
     * Known to the last micro-dollar.
     *
     * @param microUsd micro-US-dollars, not negative
     */
    record Exact(long microUsd) implements Cost {

        /** Refuses negative amounts. */
        public Exact {
            Expect.between("microUsd", microUsd, 0, Long.MAX_VALUE);
        }
    }

    /**
     * Not more than this.
     *
     * @param microUsd micro-US-dollars, not negative
     */
    record AtMost(long microUsd) implements Cost {

        /** Refuses negative amounts. */
        public AtMost {
            Expect.between("microUsd", microUsd, 0, Long.MAX_VALUE);
        }
    }

    /** Not known, which is not nothing. */
    record Unknown() implements Cost {}

    /**
     * Nothing, exactly.
     *
     * @return a cost of zero
     */
    static Cost none() {
        return new Exact(0);
    }

    /**
     * The most it can have been.
     *
     * @return micro-US-dollars, or empty if unknown
     */
    default OptionalLong atMost() {
        if (this instanceof Exact exact) {
            return OptionalLong.of(exact.microUsd());
        }
        return this instanceof AtMost bounded ? OptionalLong.of(bounded.microUsd()) : OptionalLong.empty();
    }

    /**
     * This cost and another together, as well known as the less known of them.
     *
     * @param other the other cost
     * @return the sum; unknown if it is more than a long holds
     */
    default Cost plus(Cost other) {
        OptionalLong mine = atMost();
        OptionalLong theirs = other.atMost();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return new Unknown();
        }
        long sum = mine.getAsLong() + theirs.getAsLong();
        if (sum < 0) {
            return new Unknown();
        }
        return this instanceof Exact && other instanceof Exact ? new Exact(sum) : new AtMost(sum);
    }
}
