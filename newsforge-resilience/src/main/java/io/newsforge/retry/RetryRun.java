package io.newsforge.retry;

import io.newsforge.time.Deadline;
import java.time.Duration;
import java.util.Objects;

/**
 * The retries of one call, for hosts that make the attempts themselves: tell it the verdict on each attempt that failed, and do
 * as it says. For one thread at a time.
 *
 * <pre>{@code
 * RetryRun run = retry.begin(deadline);
 * RetryDecision next = run.afterFailure(error.verdict());
 * }</pre>
 */
public final class RetryRun {

    private final Retry retry;
    private final Deadline deadline;
    private int attempts = 1;

    RetryRun(Retry retry, Deadline deadline) {
        this.retry = retry;
        this.deadline = Objects.requireNonNull(deadline, "deadline");
    }

    /**
     * Decides about another attempt. A {@link RetryDecision.TryAgain} takes it out of the budget.
     *
     * @param verdict on the attempt that failed
     * @return whether to try again, and when; a wait always ends before the deadline
     */
    public RetryDecision afterFailure(RetryVerdict verdict) {
        if (Objects.requireNonNull(verdict, "verdict") instanceof RetryVerdict.No) {
            return new RetryDecision.GiveUp(RetryDecision.Reason.NOT_RETRYABLE);
        }
        if (attempts >= retry.maxAttempts()) {
            return new RetryDecision.GiveUp(RetryDecision.Reason.ATTEMPTS_SPENT);
        }
        Duration wait = waitAfter(verdict);
        if (!deadline.allows(wait)) {
            return new RetryDecision.GiveUp(RetryDecision.Reason.DEADLINE);
        }
        if (!retry.budget().tryTake()) {
            return new RetryDecision.GiveUp(RetryDecision.Reason.BUDGET_SPENT);
        }
        attempts++;
        return new RetryDecision.TryAgain(wait);
    }

    /** What was asked for plus jitter, so that not all come back at once; the jitter gives way to the deadline. */
    private Duration waitAfter(RetryVerdict verdict) {
        Duration jitter = retry.backoff().delay(attempts, retry.random());
        if (verdict instanceof RetryVerdict.YesAfter asked) {
            boolean hopeless = !deadline.allows(asked.retryAfter());
            return hopeless || !deadline.allows(asked.retryAfter().plus(jitter))
                    ? asked.retryAfter()
                    : asked.retryAfter().plus(jitter);
        }
        return jitter;
    }

    /**
     * The attempts so far.
     *
     * @return how many were begun, the first one included
     */
    public int attempts() {
        return attempts;
    }
}
