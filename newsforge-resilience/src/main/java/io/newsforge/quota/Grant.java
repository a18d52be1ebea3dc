package io.newsforge.quota;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of asking {@link Quotas} for a reservation. */
public sealed interface Grant {

    /**
     * There was room everywhere, and the worst case is charged.
     *
     * @param reservation what to settle, release or leave unknown
     * @param standings the limits it touched, after the charge
     */
    record Granted(Reservation reservation, List<Standing> standings) implements Grant {

        /** Copies the standings. */
        public Granted {
            Objects.requireNonNull(reservation, "reservation");
            standings = OnDemand.copyOf(standings);
        }
    }

    /**
     * A limit has no room; nothing is charged.
     *
     * @param asked what was asked of that limit
     * @param standing the first limit without room, levels from the subject up, limits in the order of the plan
     * @param standings all limits asked
     */
    record Refused(long asked, Standing standing, List<Standing> standings) implements Grant {

        /** Copies the standings. */
        public Refused {
            Objects.requireNonNull(standing, "standing");
            standings = OnDemand.copyOf(standings);
        }

        /**
         * When asking again can have another answer, for {@code Retry-After}.
         *
         * @return the duration, or empty if waiting does not help: more was asked than the limit ever holds, or it is for all
         *     time
         */
        public Optional<Duration> retryAfter() {
            return asked > standing.limit().amount() ? Optional.empty() : standing.resetsIn();
        }
    }

    /**
     * The same request was granted before; nothing more is charged.
     *
     * @param reservation the first answer's reservation
     * @param state where it stands now: while {@link HoldState#OPEN} somebody may be working on it
     */
    record Replayed(Reservation reservation, HoldState state) implements Grant {

        /** Refuses null. */
        public Replayed {
            Objects.requireNonNull(reservation, "reservation");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * The idempotency key was used before for another request; nothing is charged.
     *
     * @param key the key
     */
    record Conflict(String key) implements Grant {}

    /**
     * The store is away and a limit allows nothing meanwhile, or its allowance is used up.
     *
     * @param subject the level of that limit
     * @param limit that limit
     * @param retryAfter when the store is tried again
     */
    record StoreAway(String subject, Limit limit, Duration retryAfter) implements Grant {

        /** Refuses null. */
        public StoreAway {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }
}
