package io.newsforge.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newsforge.time.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quotas that are exact or refused. Reserve the worst case before the work, in one step over all limits of all levels of a
 * subject; afterwards settle what was used, release what was certainly not sent, or say that it is unknown. What is reserved,
 * settled and unknown together never exceeds a limit but by overruns and adjustments, for any interleaving of threads, and with a
 * shared store of processes and crashes.
 *
 * <pre>{@code
 * Quotas quotas = Quotas.builder()
 *         .store(InMemoryQuotaStore.create())                 // or one of newsforge-store
 *         .plan(Plan.free(ZoneId.of("Asia/Seoul")))
 *         .build();
 *
 * Subject user = Subject.user("42").on("free");
 * Grant grant = quotas.reserve(user, Amounts.of(Unit.CONVERSIONS, 1));
 * if (grant instanceof Grant.Granted granted) {
 *     // the work
 *     quotas.settle(granted.reservation(), Amounts.of(Unit.CONVERSIONS, 1));
 * } else if (grant instanceof Grant.Refused refused) {
 *     // 429 with refused.retryAfter()
 * }
 * }</pre>
 *
 * <p>A reservation that is never closed counts as unknown after its lease: it stays charged, and a late settlement still
 * corrects it. Call {@link #reconcile} now and then, on every replica if you like, to have that written down.
 *
 * <p>Calendar periods follow the wall clock of this process, leases and sliding windows the store's clock, or this process's
 * monotonic clock if the store has none. A wall clock set back counts in the period it says, which is still there.
 *
 * <p>Thread-safe. Starts no thread.
 */
public final class Quotas {

    private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);

    private final QuotaStore store;
    private final PlanBook plans;
    private final TimeSource time;
    private final SteadyTime steady;
    private final Duration lease;
    private final Duration keep;
    private final QuotaListener listener;
    private final QuotaMeters meters;
    private final AwayStore away;
    private final String keyPrefix;
    private final AtomicLong keys = new AtomicLong();

    private Quotas(Builder builder) {
        this.store = Objects.requireNonNull(builder.store, "store");
        this.plans = new PlanBook(builder.plans.values());
        this.time = builder.time;
        this.steady = new SteadyTime(time);
        this.lease = builder.lease;
        this.keep = builder.keep;
        this.listener = builder.listener;
        this.meters = new QuotaMeters(builder.registry);
        this.keyPrefix = Long.toUnsignedString(builder.random.nextLong(), 36)
                + Long.toUnsignedString(builder.random.nextLong(), 36)
                + '-';
        this.away = new AwayStore(store, time, builder.retryAfter, keep, "away-" + keyPrefix, this::tell);
    }

    /**
     * Begins to set up quotas.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reserves the worst case under a key of its own.
     *
     * @param subject for whom
     * @param worstCase the most the work can use; units left out touch no limit
     * @return granted, refused, or the store is away
     * @throws UnknownPlanException if a level is on a plan that is not known here
     */
    public Grant reserve(Subject subject, Amounts worstCase) {
        return reserve(ReserveRequest.of(subject, worstCase));
    }

    /**
     * Reserves the worst case. A reply that was lost is no trouble: the same request with the same key gets the first answer.
     *
     * @param request what to reserve
     * @return one of the outcomes of {@link Grant}
     * @throws UnknownPlanException if a level is on a plan that is not known here
     */
    public Grant reserve(ReserveRequest request) {
        Subject subject = request.subject();
        LineUp lineUp = plans.asked(subject, request.worstCase(), time.instant());
        String key = Objects.requireNonNullElseGet(request.keyOrNull(), this::nextKey);
        Duration leased = Objects.requireNonNullElse(request.leaseOrNull(), lease);
        HoldRequest hold = new HoldRequest(
                subject.group(), key, request.fingerprint(), lineUp.lines(), steady.now(), leased, keep);
        if (!away.present()) {
            return reserveAway(hold, lineUp);
        }
        HoldAnswer answer;
        try {
            answer = store.take(hold);
        } catch (QuotaStoreException e) {
            away.lost(e);
            return reserveAway(hold, lineUp);
        }
        away.answered();
        return grant(hold, lineUp, answer, false);
    }

    private String nextKey() {
        return keyPrefix + Long.toString(keys.incrementAndGet(), 36);
    }

    private Grant grant(HoldRequest asked, LineUp lineUp, HoldAnswer answer, boolean local) {
        Reservation reservation = new Reservation(asked.group(), asked.key(), local);
        if (answer instanceof HoldAnswer.Taken taken) {
            meters.reserved(local ? QuotaMeters.Outcome.ALLOWED : QuotaMeters.Outcome.GRANTED);
            Grant granted = new Grant.Granted(reservation, lineUp.standings(taken.readings()));
            warn(lineUp, taken.readings());
            return granted;
        }
        if (answer instanceof HoldAnswer.Refused refused) {
            return refused(lineUp, refused);
        }
        if (answer instanceof HoldAnswer.Known known) {
            meters.reserved(QuotaMeters.Outcome.REPLAYED);
            return new Grant.Replayed(reservation, known.hold().state());
        }
        meters.reserved(QuotaMeters.Outcome.CONFLICT);
        return new Grant.Conflict(asked.key());
    }

    private void warn(LineUp lineUp, List<CounterReading> readings) {
        for (int i = 0; i < readings.size(); i++) {
            if (lineUp.nears(i, readings.get(i))) {
                tell(new QuotaEvent.NearLimit(lineUp.standing(i, readings.get(i))));
            }
        }
    }

    private Grant refused(LineUp lineUp, HoldAnswer.Refused refused) {
        meters.reserved(QuotaMeters.Outcome.REFUSED);
        long asked = lineUp.lines().get(refused.line()).amount();
        List<Standing> standings = lineUp.standings(refused.readings());
        Standing standing = standings.get(refused.line());
        tell(new QuotaEvent.LimitReached(standing, asked));
        return new Grant.Refused(asked, standing, standings);
    }

    private Grant reserveAway(HoldRequest hold, LineUp lineUp) {
        int refusing = lineUp.firstRefusing();
        if (refusing >= 0) {
            return storeAway(lineUp, refusing);
        }
        HoldRequest local = new HoldRequest(
                hold.group(),
                hold.key(),
                hold.fingerprint(),
                lineUp.allowances(),
                hold.at(),
                hold.lease(),
                hold.keep());
        HoldAnswer answer = away.take(local);
        if (answer == null) {
            return storeAway(lineUp, 0);
        }
        return answer instanceof HoldAnswer.Refused refused
                ? storeAway(lineUp, refused.line())
                : grant(local, lineUp, answer, true);
    }

    private Grant storeAway(LineUp lineUp, int line) {
        meters.reserved(QuotaMeters.Outcome.AWAY);
        String subject = lineUp.lines().get(line).counter().subject();
        return new Grant.StoreAway(subject, lineUp.limits().get(line), away.retryAfter());
    }

    /**
     * Charges what was used instead of the worst case, which may be less or more. It goes to the period the reservation was made
     * in. Settling twice is harmless: the first settlement stands. Settling what became unknown corrects it.
     *
     * @param reservation which
     * @param used what was used; a unit left out stays charged as it was reserved, which is not the same as zero
     * @return what came of it
     */
    public Closing settle(Reservation reservation, Amounts used) {
        return close(reservation, Ending.SETTLE, Objects.requireNonNull(used, "used"));
    }

    /**
     * Gives everything back: the request was certainly not sent. After the lease it is too late, and the answer says so.
     *
     * @param reservation which
     * @return what came of it
     */
    public Closing release(Reservation reservation) {
        return close(reservation, Ending.RELEASE, Amounts.none());
    }

    /**
     * Leaves everything charged: the request may have been sent, and no answer came. A settlement can still correct it.
     *
     * @param reservation which
     * @return what came of it
     */
    public Closing unknown(Reservation reservation) {
        return close(reservation, Ending.UNKNOWN, Amounts.none());
    }

    private Closing close(Reservation reservation, Ending ending, Amounts used) {
        CloseRequest request = new CloseRequest(reservation.group(), reservation.key(), ending, used, steady.now());
        if (reservation.local()) {
            return closing(reservation, away.close(request));
        }
        if (!away.present()) {
            return closeAway(request);
        }
        CloseAnswer answer;
        try {
            answer = store.close(request);
        } catch (QuotaStoreException e) {
            away.lost(e);
            return closeAway(request);
        }
        away.answered();
        return closing(reservation, answer);
    }

    private Closing closeAway(CloseRequest request) {
        meters.closed(QuotaMeters.End.AWAY);
        return new Closing.StoreAway(away.later(request));
    }

    private Closing closing(Reservation reservation, CloseAnswer answer) {
        if (answer instanceof CloseAnswer.Closed closed) {
            Hold hold = closed.hold();
            meters.closed(QuotaMeters.End.valueOf(hold.state().name()));
            for (HeldLine line : hold.lines()) {
                if (line.overrun() > 0) {
                    meters.overrun(line);
                    tell(new QuotaEvent.Overrun(reservation, line));
                }
            }
            return new Closing.Closed(hold.state(), hold.lines());
        }
        if (answer instanceof CloseAnswer.AlreadyClosed already) {
            meters.closed(QuotaMeters.End.REPEATED);
            return new Closing.AlreadyClosed(already.hold().state());
        }
        meters.closed(QuotaMeters.End.LOST);
        return new Closing.NotFound();
    }

    /**
     * What a reservation would find, without taking anything.
     *
     * @param subject for whom
     * @param worstCase what it would ask for
     * @return whether it fits and the limits it would touch
     * @throws UnknownPlanException if a level is on a plan that is not known here
     * @throws QuotaStoreException if the store is away
     */
    public Preview preview(Subject subject, Amounts worstCase) {
        LineUp lineUp = plans.asked(subject, worstCase, time.instant());
        List<CounterReading> readings = store.read(subject.group(), lineUp.lines(), steady.now());
        boolean fits = true;
        for (int i = 0; i < readings.size(); i++) {
            HoldLine line = lineUp.lines().get(i);
            fits &= line.amount() <= line.limit() - readings.get(i).used();
        }
        return new Preview(fits, lineUp.standings(readings));
    }

    /**
     * How a subject stands with all limits of all its levels.
     *
     * @param subject who
     * @return a standing for each limit, levels from the subject up, limits in the order of the plan
     * @throws UnknownPlanException if a level is on a plan that is not known here
     * @throws QuotaStoreException if the store is away
     */
    public List<Standing> standings(Subject subject) {
        LineUp lineUp = plans.all(subject, time.instant());
        return lineUp.standings(store.read(subject.group(), lineUp.lines(), steady.now()));
    }

    /**
     * Corrects what is charged to one limit in its current period, whatever the limit says.
     *
     * @param subject the level the limit is for, with the chain it belongs to
     * @param limit the limit's name in the plan of that level
     * @param delta what to add, negative for a credit
     * @param reason why, for the ledger
     * @param key a name for this correction: it is made once, however often it is asked for
     * @return how that limit stands after it
     * @throws IllegalArgumentException if the plan has no such limit or the delta is beyond {@link Amounts#MAX} either way
     * @throws QuotaStoreException if the store is away; asking again with the same key is safe
     */
    public Standing adjust(Subject subject, String limit, long delta, String reason, String key) {
        Instant at = time.instant();
        LineUp lineUp = plans.one(subject, limit, at);
        HoldLine line = lineUp.lines().get(0);
        AdjustAnswer answer = store.adjust(new AdjustRequest(
                subject.group(), key, line.counter(), line.span(), delta, reason, steady.now(), keep));
        return lineUp.standing(0, answer.reading());
    }

    /**
     * Writes down as unknown the reservations whose lease is over, and charges to the store what was granted while it was away.
     * Safe on every replica at once. Limits hold without it.
     *
     * @param atMost how many reservations to write down at most, at least 1
     * @return how many this call wrote down
     * @throws QuotaStoreException if the store is away
     */
    public int reconcile(int atMost) {
        Instant at = steady.now();
        away.expire(at, atMost);
        int expired = store.expire(at, atMost);
        away.answered();
        away.drain();
        meters.expired(expired);
        return expired;
    }

    /**
     * Adds up the ledger of all that is counted in a subject's group.
     *
     * @param subject any level of the chain
     * @return the audit, {@link Audit#balanced} if nothing is wrong
     * @throws QuotaStoreException if the store is away
     */
    public Audit audit(Subject subject) {
        return Audit.of(store.books(subject.group()));
    }

    private void tell(QuotaEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn("A quota listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }

    /** Sets up {@link Quotas}. Not thread-safe; what it built shares nothing with it. */
    public static final class Builder {

        private static final Duration LEASE = Duration.ofMinutes(2);
        private static final Duration KEEP = Duration.ofHours(24);
        private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

        private final Map<String, Plan> plans = new LinkedHashMap<>();
        private @Nullable QuotaStore store;
        private TimeSource time = TimeSource.system();
        private RandomGenerator random = new SecureRandom();
        private Duration lease = LEASE;
        private Duration keep = KEEP;
        private Duration retryAfter = RETRY_AFTER;
        private QuotaListener listener = event -> {};
        private MeterRegistry registry = new CompositeMeterRegistry();

        private Builder() {}

        /**
         * Where to count. Required, since whether one process counts alone is a choice to be made knowingly.
         *
         * @param newStore the store
         * @return this
         */
        public Builder store(QuotaStore newStore) {
            this.store = Objects.requireNonNull(newStore, "store");
            return this;
        }

        /**
         * Adds a plan.
         *
         * @param plan the plan
         * @return this
         * @throws IllegalArgumentException if a plan of that name was added before
         */
        public Builder plan(Plan plan) {
            if (plans.putIfAbsent(plan.name(), plan) != null) {
                throw new IllegalArgumentException("plan: " + plan.name() + " twice (expected: unique names)");
            }
            return this;
        }

        /**
         * Where time comes from; the system's by default.
         *
         * @param source the time
         * @return this
         */
        public Builder time(TimeSource source) {
            this.time = Objects.requireNonNull(source, "time");
            return this;
        }

        /**
         * Where the keys of reservations without an idempotency key come from: 128 bits name this process. A
         * {@link SecureRandom} by default.
         *
         * @param source the random numbers
         * @return this
         */
        public Builder random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "random");
            return this;
        }

        /**
         * How long a reservation may stay open if its request does not say; 2 minutes by default.
         *
         * @param duration positive
         * @return this
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder lease(Duration duration) {
            this.lease = Checks.positive("lease", duration);
            return this;
        }

        /**
         * How long after its lease a reservation is known: to replay its answer and to settle it late; 24 hours by default.
         *
         * @param duration positive
         * @return this
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder keep(Duration duration) {
            this.keep = Checks.positive("keep", duration);
            return this;
        }

        /**
         * How long to leave a store alone that did not answer; 1 second by default.
         *
         * @param duration positive
         * @return this
         * @throws IllegalArgumentException if the duration is not positive
         */
        public Builder retryStoreAfter(Duration duration) {
            this.retryAfter = Checks.positive("retryStoreAfter", duration);
            return this;
        }

        /**
         * Who hears of soft thresholds, refusals, overruns and a store that is away.
         *
         * @param quotaListener the listener
         * @return this
         */
        public Builder listener(QuotaListener quotaListener) {
            this.listener = Objects.requireNonNull(quotaListener, "listener");
            return this;
        }

        /**
         * Where to count {@code newsforge.quota.*}; nowhere by default.
         *
         * @param meterRegistry the registry
         * @return this
         */
        public Builder meters(MeterRegistry meterRegistry) {
            this.registry = Objects.requireNonNull(meterRegistry, "meters");
            return this;
        }

        /**
         * The quotas.
         *
         * @return the quotas
         * @throws NullPointerException if no store was given
         */
        public Quotas build() {
            return new Quotas(this);
        }
    }
}
