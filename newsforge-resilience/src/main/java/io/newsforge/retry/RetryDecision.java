package io.newsforge.retry;

import java.time.Duration;

/** What to do after an attempt that failed. Immutable. */
public sealed interface RetryDecision {

    /**
     * Try again.
     *
     * @param after after this while
     */
    record TryAgain(Duration after) implements RetryDecision {}

    /**
     * Do not try again.
     *
     * @param reason why
     */
    record GiveUp(Reason reason) implements RetryDecision {}

    /** Why there is no other attempt. */
    enum Reason {
        /** The error says that trying again cannot help. */
        NOT_RETRYABLE,
        /** All attempts were made. */
        ATTEMPTS_SPENT,
        /** The wait would not fit into the deadline. */
        DEADLINE,
        /** Too large a share of all calls are retries already. */
        BUDGET_SPENT
    }
}
