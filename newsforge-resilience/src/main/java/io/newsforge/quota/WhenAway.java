package io.newsforge.quota;

/** What a limit does while the store of quotas is away. */
public sealed interface WhenAway {

    /** Refuses. */
    record Refuse() implements WhenAway {}

    /**
     * Grants up to an amount from this process's own allowance, and charges it to the store when that is back.
     *
     * <p>The allowance is for each counter, so for each period, and for each process: n processes can together go beyond the
     * limit by n allowances, and no more. A period's allowance does not come back with the store.
     *
     * @param amount the allowance in the limit's unit, from 0 to {@link Amounts#MAX}
     */
    record Allowance(long amount) implements WhenAway {

        /** Refuses amounts out of range. */
        public Allowance {
            Checks.amount("amount", amount);
        }
    }
}
