package io.newsforge.retry;

import io.newsforge.time.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** One asynchronous call and its attempts, which happen one after the other. */
final class AsyncRetry<T> {

    private final Retry retry;
    private final RetryRun run;
    private final IntFunction<? extends CompletionStage<T>> work;
    private final Timer timer;
    private final FailureTrail trail = new FailureTrail();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    AsyncRetry(Retry retry, RetryRun run, IntFunction<? extends CompletionStage<T>> work, Timer timer) {
        this.retry = retry;
        this.run = run;
        this.work = work;
        this.timer = timer;
    }

    CompletableFuture<T> start() {
        attempt();
        return result;
    }

    private void attempt() {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<T> attempt = Tries.start(work, run.attempts());
        Tries.whenDone(result, (value, error) -> attempt.cancel(true));
        Tries.whenDone(attempt, (value, error) -> {
            if (error == null) {
                result.complete(value);
            } else {
                failed(Tries.failure(error));
            }
        });
    }

    private void failed(Throwable error) {
        trail.add(error);
        try {
            if (run.afterFailure(retry.verdict(error)) instanceof RetryDecision.TryAgain again) {
                Timer.Alarm alarm = timer.set(again.after(), this::attempt);
                Tries.whenDone(result, (value, done) -> alarm.stop());
            } else {
                result.completeExceptionally(error);
            }
        } catch (RuntimeException broken) {
            broken.addSuppressed(error);
            result.completeExceptionally(broken);
        }
    }
}
