package io.newsforge.quota;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

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

    private final QuotaStore store;
    private final PlanBook plans;
    private final TimeSource time;
    private final SteadyTime steady;
    private final Duration lease;
    private final Duration keep;
    private final QuotaMeters meters;
    private final AwayStore away;
    private final Reserving reserving;
    private final Closings closings;
    private final String keyPrefix;
    private final AtomicLong keys = new AtomicLong();

    Quotas(QuotasBuilder builder) {
        this.store = Objects.requireNonNull(builder.store, "store");
        this.plans = new PlanBook(builder.plans.values());
        this.time = builder.time;
        this.steady = new SteadyTime(time);
        this.lease = builder.lease;
        this.keep = builder.keep;
        this.meters = builder.meters;
        this.keyPrefix = Long.toUnsignedString(builder.random.nextLong(), 36) + '-';
        Announcer events = new Announcer(builder.listener);
        this.away = new AwayStore(store, time, builder.retryAfter, keep, "away-" + keyPrefix, events);
        this.reserving = new Reserving(store, away, meters, events);
        this.closings = new Closings(store, away, meters, events);
    }

    /**
     * Begins to set up quotas.
     *
     * @return a builder
     */
    public static QuotasBuilder builder() {
        return new QuotasBuilder();
    }

    /**
     * The plans that subjects may be on.
     *
     * @return their names, in the order in which they were given; unmodifiable
     */
    public Set<String> plans() {
        return plans.names();
    }

    /**
     * Reserves the worst case under a key of its own.
     *
     * @param subject for whom
     * @param worstCase the most the work can use; units left out touch no limit
     * @return granted, refused, or the store is away
     * @throws UnknownPlanException if a level is on a plan that is not known here
     * @throws QuotaRequestRejectedException if the store will never take it; nothing is charged
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
     * @throws QuotaRequestRejectedException if the store will never take it; nothing is charged
     */
    public Grant reserve(ReserveRequest request) {
        Subject subject = request.subject();
        Instant at = time.instant();
        LineUp lineUp = plans.of(subject, at).asked(request.worstCase());
        String key = Objects.requireNonNullElseGet(request.keyOrNull(), this::nextKey);
        Duration leased = Objects.requireNonNullElse(request.leaseOrNull(), lease);
        HoldRequest hold = new HoldRequest(
                subject.group(), key, request.fingerprint(), lineUp.lines(), steady.now(), leased, keep);
        return reserving.reserve(hold, lineUp, at);
    }

    private String nextKey() {
        return keyPrefix + keys.incrementAndGet();
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
        return closings.close(reservation, request);
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
        Instant at = time.instant();
        LineUp lineUp = plans.of(subject, at).asked(worstCase);
        List<CounterReading> readings = store.read(subject.group(), lineUp.lines(), steady.now());
        boolean fits = true;
        for (int i = 0; i < readings.size(); i++) {
            HoldLine line = lineUp.lines().get(i);
            fits &= line.amount() <= line.limit() - readings.get(i).used();
        }
        return new Preview(fits, lineUp.standings(readings, at));
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
        Instant at = time.instant();
        LineUp lineUp = plans.of(subject, at).all();
        return lineUp.standings(store.read(subject.group(), lineUp.lines(), steady.now()), at);
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
        return lineUp.standing(0, answer.reading(), at);
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
}
