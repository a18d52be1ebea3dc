package io.newsforge.retry;

import io.newsforge.time.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Two tries for one result. The lock guards which tries there are; nobody else's code runs under it. */
final class HedgedCall<T> {

    private final IntFunction<? extends CompletionStage<T>> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private int running = 1;
    private @Nullable Throwable failure;

    HedgedCall(IntFunction<? extends CompletionStage<T>> work) {
        this.work = work;
    }

    CompletableFuture<T> first() {
        attempt(1);
        return result;
    }

    void second() {
        if (joins()) {
            attempt(2);
        }
    }

    void stopWhenDone(Timer.Alarm alarm) {
        Tries.whenDone(result, (value, error) -> alarm.stop());
    }

    /** Whether there is still something to hedge. */
    private synchronized boolean joins() {
        if (result.isDone() || running == 0) {
            return false;
        }
        running++;
        return true;
    }

    private void attempt(int number) {
        CompletableFuture<T> attempt = Tries.start(work, number);
        Tries.whenDone(attempt, (value, error) -> {
            if (error == null) {
                result.complete(value);
            } else {
                failed(number, Tries.failure(error));
            }
        });
        Tries.whenDone(result, (value, error) -> attempt.cancel(true));
    }

    private void failed(int number, Throwable error) {
        Throwable all = left(number, error);
        if (all != null) {
            result.completeExceptionally(all);
        }
    }

    /** The failure of the call, once nobody is left. */
    private synchronized @Nullable Throwable left(int number, Throwable error) {
        running--;
        Throwable other = failure;
        if (other == null || other == error) {
            failure = error;
        } else if (number == 1) {
            error.addSuppressed(other);
            failure = error;
        } else {
            other.addSuppressed(error);
        }
        return running == 0 ? failure : null;
    }
}
