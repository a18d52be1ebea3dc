package io.newsforge.quota;

import java.util.List;
import java.util.Objects;

/**
 * What came of closing a reservation. Unlike {@link CloseAnswer}, which a store gives, it knows of a store that is away, and
 * shows of the hold what is a host's business.
 */
public sealed interface Closing {

    /**
     * It is closed as asked.
     *
     * @param state where it stands now
     * @param lines what it charges, each with its overrun
     */
    record Closed(HoldState state, List<HeldLine> lines) implements Closing {

        /** Copies the lines. */
        public Closed {
            Objects.requireNonNull(state, "state");
            lines = OnDemand.copyOf(lines);
        }
    }

    /**
     * It was closed before, or its lease is over and only a settlement can still change it; nothing changed.
     *
     * @param state where it stands
     */
    record AlreadyClosed(HoldState state) implements Closing {

        /** Refuses null. */
        public AlreadyClosed {
            Objects.requireNonNull(state, "state");
        }
    }

    /** There is no such reservation: never granted, of another group, or forgotten. Nothing changed. */
    record NotFound() implements Closing {}

    /**
     * The store is away. The reservation stays charged as reserved; if {@code queued}, the closing is carried out when the store
     * is back, as long as this process lives.
     *
     * @param queued whether it will be tried again
     */
    record StoreAway(boolean queued) implements Closing {}
}
