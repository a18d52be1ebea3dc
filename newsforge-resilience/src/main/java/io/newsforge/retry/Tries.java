package io.newsforge.retry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** What retries and hedges have in common about asynchronous work. */
final class Tries {

    private Tries() {}

    /** Starts a try; one that throws instead is a future that failed. */
    static <T> CompletableFuture<T> start(IntFunction<? extends CompletionStage<T>> work, int number) {
        try {
            return work.apply(number).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The failure itself, not what a future wrapped around it. */
    static Throwable failure(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }

    /** Watches a future; what the watcher throws is its own bug and goes nowhere. */
    static <T> void whenDone(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> watcher) {
        stage.whenComplete(watcher);
    }
}
