package io.newsforge.llm.router;

import java.util.concurrent.CompletableFuture;

/** The answer of a call on another thread. Cancelling it cancels the attempt under way. */
final class RoutedFuture extends CompletableFuture<Routed> {

    private final CallPlan plan;

    RoutedFuture(CallPlan plan) {
        this.plan = plan;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            plan.cancellation().cancel();
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
