package io.newsforge.quota;

import java.util.Objects;

/** Something a host may want to know of. Told after the fact, in the thread that caused it. */
public sealed interface QuotaEvent {

    /**
     * Use reached the soft threshold of a limit with this charge.
     *
     * @param standing the limit after it
     */
    record NearLimit(Standing standing) implements QuotaEvent {

        /** Refuses null. */
        public NearLimit {
            Objects.requireNonNull(standing, "standing");
        }
    }

    /**
     * A limit refused.
     *
     * @param standing the limit
     * @param asked what was asked of it
     */
    record LimitReached(Standing standing, long asked) implements QuotaEvent {

        /** Refuses null. */
        public LimitReached {
            Objects.requireNonNull(standing, "standing");
        }
    }

    /**
     * A settlement went above its reservation.
     *
     * @param reservation which
     * @param line what was reserved and what is charged
     */
    record Overrun(Reservation reservation, HeldLine line) implements QuotaEvent {

        /** Refuses null. */
        public Overrun {
            Objects.requireNonNull(reservation, "reservation");
            Objects.requireNonNull(line, "line");
        }
    }

    /**
     * The store does not answer; limits do what they say for that case.
     *
     * @param cause what the store threw
     */
    record StoreLost(QuotaStoreException cause) implements QuotaEvent {

        /** Refuses null. */
        public StoreLost {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** The store answers again. What was granted meanwhile is charged to it, a few entries with each request. */
    record StoreBack() implements QuotaEvent {}
}
