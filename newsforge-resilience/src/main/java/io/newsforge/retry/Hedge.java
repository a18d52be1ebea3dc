package io.newsforge.retry;

import io.newsforge.expect.Expect;
import io.newsforge.time.Deadline;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/**
 * A second try beside a first one that is slow; the first good answer is taken and the other try cancelled. It costs a second
 * call, so it is off unless a host says otherwise, and belongs only to work that may be done twice. Immutable and thread-safe.
 *
 * <p>A try that fails before the delay has passed is not hedged: trying again is {@link Retry}'s business. When both fail, the
 * first try's failure is given, with the other one suppressed in it.
 *
 * <pre>{@code
 * Hedge hedge = Hedge.after(Duration.ofSeconds(2), timer);
 * CompletableFuture<Reply> reply = hedge.call(number -> client.send(prompt), deadline);
 * }</pre>
 */
public sealed interface Hedge {

    /**
     * No hedging: the first try only.
     *
     * @return the default
     */
    static Hedge off() {
        return NoHedge.INSTANCE;
    }

    /**
     * A second try after a while.
     *
     * @param delay how long the first try has for itself, positive; the 95th percentile of good calls is a good choice
     * @param timer what the wait happens on
     * @return the hedge
     * @throws IllegalArgumentException if the delay is not positive
     */
    static Hedge after(Duration delay, Timer timer) {
        return new DelayedHedge(Expect.positive("delay", delay), Objects.requireNonNull(timer, "timer"));
    }

    /**
     * Calls. Cancelling the future that is returned cancels all tries under way.
     *
     * @param work starts the try of a number: 1 for the first, on this thread, 2 for the second, on the timer's
     * @param deadline no second try begins when less than the delay is left
     * @param <T> what the work gives
     * @return the first good result
     */
    <T> CompletableFuture<T> call(IntFunction<? extends CompletionStage<T>> work, Deadline deadline);

    /** See {@link Hedge#off()}. */
    enum NoHedge implements Hedge {
        /** The only one. */
        INSTANCE;

        @Override
        public <T> CompletableFuture<T> call(IntFunction<? extends CompletionStage<T>> work, Deadline deadline) {
            return Tries.start(work, 1);
        }
    }

    /**
     * See {@link Hedge#after}.
     *
     * @param delay how long the first try has for itself, positive
     * @param timer what the wait happens on
     */
    record DelayedHedge(Duration delay, Timer timer) implements Hedge {

        @Override
        public <T> CompletableFuture<T> call(IntFunction<? extends CompletionStage<T>> work, Deadline deadline) {
            HedgedCall<T> call = new HedgedCall<>(work);
            CompletableFuture<T> result = call.first();
            if (!result.isDone() && deadline.allows(delay)) {
                call.stopWhenDone(timer.set(delay, call::second));
            }
            return result;
        }
    }
}
