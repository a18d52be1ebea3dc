package io.newsforge.retry;

import io.newsforge.expect.Expect;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps retries a share of calls: each call pays in its share of a retry, each retry takes a whole one out, and what is saved up
 * is bounded. After n calls there were never more than {@code reserve + share * n} retries. Share one among all that call the
 * same thing. Thread-safe; counts in millionths, without loss.
 *
 * <pre>{@code
 * RetryBudget budget = RetryBudget.of(0.1, 10);    // one retry for ten calls, and ten in stock
 * }</pre>
 */
public final class RetryBudget {

    private static final long RETRY = 1_000_000;

    private final long perCall;
    private final long most;
    private final AtomicLong saved;

    private RetryBudget(long perCall, long most) {
        this.perCall = perCall;
        this.most = most;
        this.saved = new AtomicLong(most);
    }

    /**
     * A budget with a full reserve.
     *
     * @param share retries for each call, above 0, up to 1; rounded down to millionths
     * @param reserve how many retries can be saved up, and are there to begin with, 1 to 1,000,000
     * @return the budget
     * @throws IllegalArgumentException if a value is out of range
     */
    public static RetryBudget of(double share, int reserve) {
        long perCall = (long) (Expect.share("share", share) * RETRY);
        return new RetryBudget(perCall, Expect.between("reserve", reserve, 1, 1_000_000) * RETRY);
    }

    /** A call begins. */
    void payIn() {
        long before = saved.get();
        while (before < most && !saved.compareAndSet(before, Math.min(most, before + perCall))) {
            before = saved.get();
        }
    }

    /** Takes a retry out, if there is one. */
    boolean tryTake() {
        long before = saved.get();
        while (before >= RETRY) {
            if (saved.compareAndSet(before, before - RETRY)) {
                return true;
            }
            before = saved.get();
        }
        return false;
    }

    /**
     * What is saved up now.
     *
     * @return whole retries
     */
    public long remaining() {
        return saved.get() / RETRY;
    }
}
