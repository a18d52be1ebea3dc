package io.newsforge.retry;

import io.newsforge.expect.Expect;
import io.newsforge.time.Deadline;
import io.newsforge.time.Sleeper;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Tries again, and is the only one who does: with {@code maxAttempts(3)} there are at most three attempts on the wire. Whether
 * trying again can help is for the typed error to say; when, for the backoff or the other side; and the deadline and the budget
 * have the last word. Immutable and thread-safe; what it shares with the copies of {@link #toBuilder()} is the budget.
 *
 * <p>By default 3 attempts, full jitter up to 200 ms and doubling up to 10 s, and a budget of its own of one retry for five
 * calls with ten in reserve.
 *
 * <pre>{@code
 * Retry retry = Retry.deciding(MyErrors::verdict).maxAttempts(3).build();
 * Reply reply = retry.call(attempt -> client.send(prompt), deadline);
 * Reply once = retry.toBuilder().maxAttempts(1).build().call(attempt -> client.send(prompt), deadline);
 * }</pre>
 */
public final class Retry {

    private final Function<? super Throwable, RetryVerdict> judge;
    private final int maxAttempts;
    private final Backoff backoff;
    private final RetryBudget budget;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    private Retry(Builder builder) {
        judge = builder.judge;
        maxAttempts = builder.maxAttempts;
        backoff = builder.backoff;
        budget = builder.budget;
        random = builder.random;
        sleeper = builder.sleeper;
    }

    /**
     * Begins a policy.
     *
     * @param judge says of an error whether trying again can help; an {@link Error}, an interrupt and a cancellation are final
     *     without asking it
     * @return a builder with the defaults
     */
    public static Builder deciding(Function<? super Throwable, RetryVerdict> judge) {
        return new Builder(Objects.requireNonNull(judge, "judge"));
    }

    /**
     * A builder that begins with this policy: the way to override it for one call.
     *
     * @return a builder; what it builds shares this policy's budget
     */
    public Builder toBuilder() {
        Builder builder = new Builder(judge);
        builder.maxAttempts = maxAttempts;
        builder.backoff = backoff;
        builder.budget = budget;
        builder.random = random;
        builder.sleeper = sleeper;
        return builder;
    }

    /**
     * Begins a call whose attempts the host makes itself.
     *
     * @param deadline no wait ends after it
     * @return the call's retries, for one thread at a time
     */
    public RetryRun begin(Deadline deadline) {
        RetryRun run = new RetryRun(this, deadline);
        budget.payIn();
        return run;
    }

    /**
     * Calls on this thread, waiting between the attempts. An interrupt while waiting ends it: the last failure is thrown, and the
     * thread's flag is set.
     *
     * @param work the attempt; it should itself stay within the deadline
     * @param deadline no wait ends after it
     * @param <T> what the work gives
     * @param <E> how the work fails
     * @return the first result
     * @throws E the last failure as it was thrown, with the earlier ones suppressed in it
     */
    public <T, E extends Exception> T call(Attempt<T, E> work, Deadline deadline) throws E {
        RetryRun run = begin(deadline);
        FailureTrail trail = new FailureTrail();
        while (true) {
            try {
                return work.run(run.attempts());
            } catch (Exception e) {
                trail.add(e);
                if (!waitsFor(run, e)) {
                    @SuppressWarnings("unchecked") // the work throws E or what is unchecked
                    E last = (E) e;
                    throw last;
                }
            }
        }
    }

    private boolean waitsFor(RetryRun run, Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (!(run.afterFailure(verdict(failure)) instanceof RetryDecision.TryAgain again)) {
            return false;
        }
        try {
            sleeper.sleep(again.after());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            return false;
        }
    }

    /**
     * Calls without holding a thread between the attempts. Cancelling the future that is returned cancels the attempt under way,
     * or the wait for the next one.
     *
     * @param work starts the attempt of a number, 1 for the first; the first one on this thread, later ones on the timer's
     * @param deadline no wait ends after it
     * @param timer what the waits happen on
     * @param <T> what the work gives
     * @return the first result, or the last failure with the earlier ones suppressed in it
     */
    public <T> CompletableFuture<T> callAsync(
            IntFunction<? extends CompletionStage<T>> work, Deadline deadline, Timer timer) {
        Objects.requireNonNull(work, "work");
        AsyncRetry<T> call = new AsyncRetry<>(this, begin(deadline), work, Objects.requireNonNull(timer, "timer"));
        return call.start();
    }

    RetryVerdict verdict(Throwable error) {
        boolean isFinal = error instanceof Error
                || error instanceof InterruptedException
                || error instanceof CancellationException;
        return isFinal ? RetryVerdict.no() : judge.apply(error);
    }

    int maxAttempts() {
        return maxAttempts;
    }

    Backoff backoff() {
        return backoff;
    }

    RetryBudget budget() {
        return budget;
    }

    RandomGenerator random() {
        return random;
    }

    /** Builds a {@link Retry}; for one thread at a time, and reusable. */
    public static final class Builder {

        private final Function<? super Throwable, RetryVerdict> judge;
        private int maxAttempts = 3;
        private Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
        private RetryBudget budget = RetryBudget.of(0.2, 10);
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        private Sleeper sleeper = Sleeper.system();

        private Builder(Function<? super Throwable, RetryVerdict> judge) {
            this.judge = judge;
        }

        /**
         * Sets how many attempts there are at most, the first one included. 3 by default.
         *
         * @param most 1 (never again) to 100
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder maxAttempts(int most) {
            maxAttempts = Expect.between("maxAttempts", most, 1, 100);
            return this;
        }

        /**
         * Sets the waits. Up to 200 ms, doubling up to 10 s by default.
         *
         * @param waits the backoff
         * @return this builder
         */
        public Builder backoff(Backoff waits) {
            backoff = Objects.requireNonNull(waits, "backoff");
            return this;
        }

        /**
         * Sets the budget, shared with whoever else has it. By default one of its own.
         *
         * @param shared the budget
         * @return this builder
         */
        public Builder budget(RetryBudget shared) {
            budget = Objects.requireNonNull(shared, "budget");
            return this;
        }

        /**
         * Sets where the jitter comes from. Each thread's own generator by default.
         *
         * @param source thread-safe
         * @return this builder
         */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "random");
            return this;
        }

        /**
         * Sets how {@link Retry#call} waits. Blocks the thread by default.
         *
         * @param how the sleeper
         * @return this builder
         */
        public Builder sleeper(Sleeper how) {
            sleeper = Objects.requireNonNull(how, "sleeper");
            return this;
        }

        /**
         * Builds the policy.
         *
         * @return the policy
         */
        public Retry build() {
            return new Retry(this);
        }
    }
}
