package io.newsforge.retry;

import io.newsforge.expect.Expect;
import java.time.Duration;

/** Whether trying again can help, as whoever knows the error says. Immutable. */
public sealed interface RetryVerdict {

    /** It cannot. */
    record No() implements RetryVerdict {}

    /** It may, after a backoff. */
    record Yes() implements RetryVerdict {}

    /**
     * It may, but not before a while.
     *
     * @param retryAfter what the other side asked for, not negative
     */
    record YesAfter(Duration retryAfter) implements RetryVerdict {

        /** Checks the range. */
        public YesAfter {
            Expect.notNegative("retryAfter", retryAfter);
        }
    }

    /**
     * Trying again cannot help.
     *
     * @return the verdict
     */
    static RetryVerdict no() {
        return new No();
    }

    /**
     * Trying again may help.
     *
     * @return the verdict
     */
    static RetryVerdict yes() {
        return new Yes();
    }

    /**
     * Trying again may help after a while.
     *
     * @param retryAfter not negative; 0 means at once
     * @return the verdict
     * @throws IllegalArgumentException if the wait is negative
     */
    static RetryVerdict yesAfter(Duration retryAfter) {
        return new YesAfter(retryAfter);
    }
}
