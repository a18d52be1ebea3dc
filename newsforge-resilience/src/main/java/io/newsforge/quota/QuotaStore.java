package io.newsforge.quota;

import java.time.Instant;
import java.util.List;

/**
 * Where quotas are counted. The port behind {@link Quotas}: keys, limits and periods are worked out above it, a store only
 * counts, and each method is one atomic step over one group. Implementers extend {@code QuotaStoreContract} of the testkit.
 *
 * <p><b>Counters.</b> A counter is one number for a {@link CounterKey}: all that is charged to it. Reserving adds the worst
 * case, settling adds the difference to what was used, releasing takes it away, and a hold that becomes unknown changes
 * nothing. So what is reserved, settled and unknown together never exceeds the limit but by overruns and adjustments. A counter
 * that nobody has charged shows 0.
 *
 * <p><b>Bounds.</b> A counter stays within {@code -}{@link Amounts#MAX} and {@link Amounts#MAX}: of a settlement or adjustment
 * that would pass a bound, only what fits is charged, and the ledger and the {@link HeldLine} say what was.
 *
 * <p><b>Closing.</b> These are all the changes a hold can go through; whatever else is asked changes nothing and answers
 * {@link CloseAnswer.AlreadyClosed}:
 *
 * <pre>
 * OPEN     SETTLE -> SETTLED    RELEASE -> RELEASED    UNKNOWN -> UNKNOWN    lease over -> UNKNOWN
 * UNKNOWN  SETTLE -> SETTLED
 * </pre>
 *
 * A hold is over its lease from {@code leaseEnds} on, and is then UNKNOWN for every purpose, whether {@link #expire} has come by
 * or not. A settlement corrects the counter, and the slice, that was charged when the hold was taken, never a newer one. A slice
 * that is no longer counted, or a counter that the store has forgotten, may be corrected or stay as it is; the
 * {@link HeldLine} says which.
 *
 * <p><b>Time.</b> Each request carries the caller's time. A store that several processes share should use the clock of its
 * server instead, for leases and for slices, so that all agree; the clock passed in then decides nothing but the period in a
 * key. Either way an instant that goes back does no harm: sliding counters stand still until time has caught up, and a lease
 * ends by the clock that is read.
 *
 * <p><b>Memory.</b> A store knows a hold, open or closed, at least for {@link HoldRequest#keep} after its lease, and a counter
 * at least as long as a hold that charged it. What it forgets after that is its own choice.
 *
 * <p><b>Names.</b> Groups, keys, fingerprints and each part of a counter's name have at most 512 characters (UTF-16 units).
 *
 * <p>Implementations are thread-safe, and throw {@link QuotaStoreException} and nothing else when they cannot do their work. It
 * says that the store is away, for every group; {@link QuotaRequestRejectedException} and {@link QuotaGroupBusyException} are
 * about the one request.
 */
public interface QuotaStore {

    /**
     * Charges all lines, or none.
     *
     * @param request what to charge
     * @return taken, refused, known from before, or in conflict with that. The key is looked at before the limits are
     * @throws QuotaStoreException if the store is away; it may have been charged, and asking again with the same key tells
     */
    HoldAnswer take(HoldRequest request);

    /**
     * Closes a hold.
     *
     * @param request which and how
     * @return closed, already closed, or no such hold
     * @throws QuotaStoreException if the store is away; it may have been closed, and asking again tells
     */
    CloseAnswer close(CloseRequest request);

    /**
     * Adds to a counter whatever its limit, once for a key.
     *
     * @param request what to add
     * @return what the counter shows, and whether the adjustment had been made before
     * @throws QuotaStoreException if the store is away; it may have been made, and asking again with the same key is safe
     */
    AdjustAnswer adjust(AdjustRequest request);

    /**
     * Reads counters without changing anything.
     *
     * @param group the group of the counters
     * @param lines the counters; amounts and limits play no part
     * @param at the caller's time; a store with a clock of its own uses that instead
     * @return the readings, in the order of the lines
     * @throws QuotaStoreException if the store is away
     */
    List<CounterReading> read(String group, List<HoldLine> lines, Instant at);

    /**
     * Writes down as unknown the open holds whose lease is over, of all groups. Safe on every replica at once: each hold gets
     * one {@link LedgerEntry.Kind#UNKNOWN} entry a line.
     *
     * @param at the caller's time; a store with a clock of its own uses that instead
     * @param atMost how many holds to close at most, at least 1
     * @return how many holds this call closed; fewer than asked for means there are no more for now
     * @throws QuotaStoreException if the store is away
     */
    int expire(Instant at, int atMost);

    /**
     * A group's counters and the entries that made them, read in one step. For audits, not for hot paths.
     *
     * @param group the group
     * @return its books, empty if the group is not known
     * @throws QuotaStoreException if the store is away
     */
    Books books(String group);
}
