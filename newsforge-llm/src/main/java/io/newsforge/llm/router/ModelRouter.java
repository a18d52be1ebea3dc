package io.newsforge.llm.router;

import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends prompts over named {@link Route}s, the first that works. It is the one owner of retries: a route is tried at most as often as it
 * says, all together at most as often as the call says, and what the error says cannot help is not done. Each attempt is reserved at its
 * own route's price, bounded by what is left of the deadline, and settled: exactly where the vendor reported usage, released where
 * nothing can have been billed, and left charged as unknown otherwise.
 *
 * <p>Which error leads where is in {@link io.newsforge.llm.spi.ErrorKind}. Breakers hear only of the provider's failures. An account whose
 * money is spent, or whose credential is refused, is set aside on all its routes.
 *
 * <p>Thread-safe. Starts no thread: calls run on the caller's, or on the executor it was given. It holds no lock while it waits.
 *
 * <pre>{@code
 * ModelRouter router = ModelRouter.builder().route(primary).route(fallback).build();
 * Routed answer = router.send(prompt);                  // the reply, who gave it, who was passed over
 * }</pre>
 */
public final class ModelRouter implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration CANCEL = Duration.ofSeconds(2);

    private final Settings settings;
    private final Gate gate = new Gate();

    ModelRouter(Settings settings) {
        this.settings = settings;
    }

    /**
     * Begins a router without routes.
     *
     * @return a builder with the defaults
     */
    public static RouterBuilder builder() {
        return new RouterBuilder();
    }

    /**
     * Sends a prompt and waits for the answer.
     *
     * @param prompt what to ask
     * @return the answer and its "why"
     * @throws RoutingException if no route answered
     */
    public Routed send(Prompt prompt) {
        return send(prompt, CallOptions.defaults());
    }

    /**
     * Sends a prompt and waits for the answer.
     *
     * @param prompt what to ask
     * @param options what this call wants otherwise
     * @return the answer and its "why"
     * @throws RoutingException if no route answered
     * @throws io.newsforge.quota.UnknownPlanException if the subject is on a plan the quotas do not know
     */
    public Routed send(Prompt prompt, CallOptions options) {
        return send(begin(prompt, options));
    }

    private Routed send(CallPlan plan) {
        try {
            plan.choice().begin();
            Duration hedge = plan.hedgeAfter();
            Exchange<ModelReply> exchange = hedge == null ? ChatExchange.ALONE : new HedgedExchange(hedge);
            ModelReply reply = new Sending<>(plan, exchange, hedge != null).answer();
            return new Routed(reply, plan.trace());
        } finally {
            plan.leave();
        }
    }

    /**
     * Sends a prompt on the router's executor. Cancelling the future that is returned cancels the attempt under way and closes its
     * connection. The deadline begins now.
     *
     * @param prompt what to ask
     * @param options what this call wants otherwise
     * @return the answer, or a {@link RoutingException}
     * @throws IllegalStateException if the router has no executor
     */
    public CompletableFuture<Routed> sendAsync(Prompt prompt, CallOptions options) {
        Executor executor = settings.executor;
        if (executor == null) {
            throw new IllegalStateException("executor: none (expected: one, to send on)");
        }
        CallPlan plan = begin(prompt, options);
        RoutedFuture future = new RoutedFuture(plan);
        try {
            executor.execute(() -> complete(future, plan));
        } catch (RejectedExecutionException e) {
            plan.leave();
            future.completeExceptionally(e);
        }
        return future;
    }

    private void complete(RoutedFuture future, CallPlan plan) {
        try {
            future.complete(send(plan));
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        } catch (Error e) {
            future.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * Sends a prompt and waits for the first piece of the answer.
     *
     * @param prompt what to ask
     * @return the answer, to be closed by the caller
     * @throws RoutingException if no route began to answer
     */
    public RoutedStream stream(Prompt prompt) {
        return stream(prompt, CallOptions.defaults());
    }

    /**
     * Sends a prompt and waits for the first piece of the answer.
     *
     * @param prompt what to ask
     * @param options what this call wants otherwise; streams are not hedged
     * @return the answer, to be closed by the caller
     * @throws RoutingException if no route began to answer
     */
    public RoutedStream stream(Prompt prompt, CallOptions options) {
        CallPlan plan = begin(prompt, options);
        @Nullable RoutedStream stream = null;
        try {
            plan.choice().begin();
            Sending<LiveStream> sending =
                    new Sending<>(plan, new StreamExchange(settings.timer), settings.timer != null);
            stream = new RoutedStream(plan, sending, sending.answer());
            return stream;
        } finally {
            if (stream == null) {
                plan.leave();
            }
        }
    }

    private CallPlan begin(Prompt prompt, CallOptions options) {
        settings.checkCredentials(options);
        CallPlan plan = new CallPlan(settings, prompt, options, gate);
        if (plan.hedgeAfter() != null && !settings.canHedge()) {
            plan.leave();
            throw new IllegalArgumentException(
                    "hedgeAfter: " + plan.hedgeAfter() + " (expected: a router with a timer and an executor)");
        }
        if (!plan.enters()) {
            throw new RoutingException(FailureKind.CLOSED, null, plan.trace(), null);
        }
        return plan;
    }

    /**
     * What a call would do now: route, worst case and what is left of the quota. Sends and takes nothing.
     *
     * @param prompt what would be asked
     * @param options what the call would want otherwise
     * @return what would be tried first
     * @throws io.newsforge.quota.QuotaStoreException if quotas are counted and their store is away
     */
    public DryRun dryRun(Prompt prompt, CallOptions options) {
        settings.checkCredentials(options);
        CallPlan plan = new CallPlan(settings, prompt, options, gate);
        try {
            return new Rehearsal(plan).play();
        } finally {
            plan.leave();
        }
    }

    /**
     * Changes a route's share of the calls from now on, as when a new model gets its first few.
     *
     * @param route its name
     * @param share 0 (only when the others have failed) to 1,000,000
     * @throws IllegalArgumentException if there is no such route or the number is out of range
     */
    public void weight(String route, int share) {
        find(route).weight(Expect.between("weight", share, 0, RouteBuilder.HEAVIEST));
    }

    /**
     * Takes a route out: calls that begin from now on pass it over.
     *
     * @param route its name
     * @throws IllegalArgumentException if there is no such route
     */
    public void takeOut(String route) {
        find(route).takeOut();
    }

    /**
     * Puts a route back that was taken out.
     *
     * @param route its name
     * @throws IllegalArgumentException if there is no such route
     */
    public void putBack(String route) {
        find(route).putBack();
    }

    /**
     * A route's breaker, to watch, force open, disable or reset it.
     *
     * @param route its name
     * @return the breaker
     * @throws IllegalArgumentException if there is no such route
     */
    public CircuitBreaker breaker(String route) {
        return find(route).breaker;
    }

    private RouteState find(String name) {
        for (RouteState route : settings.routes) {
            if (route.name().equals(name)) {
                return route;
            }
        }
        throw new IllegalArgumentException("route: " + name + " (expected: one of the router's)");
    }

    /**
     * What all routes look like now, for health checks. Asks no provider.
     *
     * @return the routes in their order, unmodifiable
     */
    public List<RouteSnapshot> snapshot() {
        List<RouteSnapshot> all = new ArrayList<>(settings.routes.length);
        long now = settings.time.nanos();
        for (RouteState route : settings.routes) {
            all.add(route.snapshot(now));
        }
        return List.copyOf(all);
    }

    /** {@link #close(Duration)} with 30 seconds. */
    @Override
    public void close() {
        close(DRAIN);
    }

    /**
     * Takes no calls any more, waits for those under way, and cancels what is left. Providers stay open: the host closes them. Safe to
     * repeat.
     *
     * @param longest how long to wait before cancelling, not negative
     * @return whether all calls were over by themselves
     * @throws IllegalArgumentException if the wait is negative
     */
    public boolean close(Duration longest) {
        Expect.notNegative("longest", longest);
        gate.close();
        if (gate.drains(longest)) {
            return true;
        }
        gate.cancelAll();
        gate.drains(CANCEL);
        return false;
    }
}
