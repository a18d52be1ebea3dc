package io.newsforge.llm.router;

import io.newsforge.breaker.Outcome;
import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Usage;
import io.newsforge.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt, be it a first try, a retry, a hedge, a fallback or a stream: admitted and reserved at its own route, bounded, sent, and
 * closed exactly once with one outcome, whoever comes first to close it.
 */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    final CallPlan plan;
    final RouteState route;
    final int number;
    final boolean hedge;
    private final Cancellation cancellation;
    private final AttemptEntry entry;
    private final AtomicBoolean open = new AtomicBoolean(true);
    /** Whether it is decided which was first, the first token or the end of the time for it. */
    private final AtomicBoolean raced = new AtomicBoolean();

    private Instant started = Instant.EPOCH;
    private long startedNanos;
    private Deadline deadline;
    private @Nullable AttemptSpan span;
    private volatile boolean begun;
    private volatile boolean late;
    private volatile @Nullable Duration firstToken;
    private @Nullable ModelException exception;
    private volatile @Nullable AttemptTrace trace;

    Attempt(CallPlan plan, RouteState route, int number, boolean hedge, Cancellation cancellation) {
        this.plan = plan;
        this.route = route;
        this.number = number;
        this.hedge = hedge;
        this.cancellation = cancellation;
        this.entry = new AttemptEntry(plan, route);
        this.deadline = plan.deadline();
    }

    /** Takes what it needs; null if it did, else why not. */
    @Nullable
    PassedOver take(Duration patience) {
        return entry.take(patience);
    }

    /** Waits for the turn that was booked. False if the call was given up meanwhile. */
    boolean awaitsTurn() {
        Duration wait = entry.turnIn();
        return wait.isZero() || plan.pause(route, wait);
    }

    /** If it is not sent after all, all is given back. Does nothing once it has begun. */
    void withdrawUnlessBegun() {
        if (!begun && open.compareAndSet(true, false)) {
            entry.giveBack();
        }
    }

    /** Whether it is over without having begun. */
    boolean isWithdrawn() {
        return !begun && !isOpen();
    }

    /** Another has answered. */
    void giveUp() {
        cancellation.cancel();
    }

    /** The moment before it is sent. Nothing of it lasts longer than the route's attempt timeout. */
    AttemptScope begin(boolean boundByAlarm) {
        begun = true;
        started = plan.settings.time.instant();
        startedNanos = plan.nanos();
        deadline = boundByAlarm ? plan.deadline() : plan.deadline().within(route.route.attemptTimeout());
        span = plan.settings.telemetry.started(this);
        return plan.settings.telemetry.scope(this, span);
    }

    Call call() {
        Call call = Call.within(deadline).cancelledBy(cancellation);
        return plan.onOwnAccount() ? call.as(plan.credentialFor(route)) : call;
    }

    /** Its time for the first token is over. Does nothing if that has come. */
    void tooLate() {
        if (raced.compareAndSet(false, true)) {
            late = true;
            cancellation.cancel();
        }
    }

    /** False if its time was over before; then it is being cancelled. */
    boolean firstTokenCame() {
        if (!raced.compareAndSet(false, true)) {
            return false;
        }
        firstToken = Duration.ofNanos(plan.nanos() - startedNanos);
        return true;
    }

    boolean isOpen() {
        return open.get();
    }

    /** How it ended, or null if it has not. */
    @Nullable
    AttemptTrace trace() {
        return trace;
    }

    /** The failure, if it ended so. */
    @Nullable
    ModelException exception() {
        return exception;
    }

    void answered(ModelReply reply) {
        Usage usage = reply.usage();
        if (!open.compareAndSet(true, false)) {
            return;
        }
        Cost cost = new Cost.Unknown();
        try {
            long took = plan.nanos() - startedNanos;
            route.latency.sample(took, startedNanos + took);
            route.traffic.ended(Outcome.SUCCESS, startedNanos + took);
            cost = cost(Billing.BILLED, usage);
            trace = trace(took, null, Billing.BILLED, usage, cost, reply.model(), reply.requestIdOrNull());
        } finally {
            entry.answered(usage, cost);
        }
        hear(reply.limits());
        tell();
    }

    private void failed(ModelException failure) {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        exception = failure;
        ModelError error = failure.error();
        ErrorKind kind = kind(error.kind());
        Cost cost = new Cost.Unknown();
        try {
            cost = cost(error.billing(), error.usage());
            trace = trace(kind, error, cost);
        } finally {
            if (kind == ErrorKind.UNREACHABLE && error.billing() == Billing.NOT_BILLED) {
                entry.returnTurn();
            }
            entry.close(kind.breaker(), error.billing(), error.usage(), cost);
        }
        route.traffic.ended(kind.breaker(), plan.nanos());
        learn(kind, error);
        entry.foundOut(kind.setsAside() == ErrorKind.SetsAside.NOTHING && kind != ErrorKind.CANCELLED);
        tell();
    }

    private AttemptTrace trace(ErrorKind kind, ModelError error, Cost cost) {
        long took = plan.nanos() - startedNanos;
        if (kind == ErrorKind.TIMEOUT) {
            route.latency.sample(took, startedNanos + took);
        }
        String request = error.requestId().orElse(null);
        return trace(took, kind, error.billing(), error.usage(), cost, route.model, request);
    }

    /** The provider threw one of the failures it may, or a bug of its own, which counts as its failure. */
    void threw(RuntimeException thrown) {
        failed(thrown instanceof ModelException known ? known : bug(thrown));
    }

    private ModelException bug(RuntimeException thrown) {
        LOG.warn("Provider {} threw what no provider may on route {}", route.provider.name(), route.name(), thrown);
        return ModelError.of(ErrorKind.PROVIDER_FAILED, route.provider.name())
                .billing(Billing.UNKNOWN)
                .exception(thrown);
    }

    /** Nobody waits for it any more, and it was sent. Does nothing if it has ended. */
    void abandoned() {
        if (isOpen()) {
            cancellation.cancel();
            failed(ModelError.of(ErrorKind.CANCELLED, route.provider.name())
                    .billing(Billing.UNKNOWN)
                    .exception());
        }
    }

    /** An attempt that will be cancelled, as far as can be told before it is over. */
    AttemptTrace abandonedTrace() {
        Cost cost = cost(Billing.UNKNOWN, Usage.unknown());
        long took = plan.nanos() - startedNanos;
        return trace(took, ErrorKind.CANCELLED, Billing.UNKNOWN, Usage.unknown(), cost, route.model, null);
    }

    /** Providers see one deadline and cannot tell whose it was; and a closed connection looks cut. */
    private ErrorKind kind(ErrorKind said) {
        if (late) {
            return ErrorKind.TIMEOUT;
        }
        if (cancellation.isCancelled()) {
            return ErrorKind.CANCELLED;
        }
        if (said != ErrorKind.TIMEOUT && said != ErrorKind.DEADLINE) {
            return said;
        }
        boolean callsOwn = deadline == plan.deadline() && deadline.hasPassed();
        return callsOwn ? ErrorKind.DEADLINE : ErrorKind.TIMEOUT;
    }

    private Cost cost(Billing billing, Usage usage) {
        if (billing == Billing.NOT_BILLED) {
            return Cost.none();
        }
        return bounded(billing == Billing.BILLED ? route.cost(usage) : new Cost.Unknown());
    }

    /** What is not known is still not more than the worst, unless the host's bounds do not say what that is. */
    private Cost bounded(Cost cost) {
        if (!(cost instanceof Cost.Unknown)) {
            return cost;
        }
        try {
            long worst = route.worst(plan.inputBound(route), plan.maxTokens());
            return worst == RouteState.UNKNOWN_COST ? cost : new Cost.AtMost(worst);
        } catch (RuntimeException e) {
            LOG.warn("The cost of an attempt on route {} stays unknown", route.name(), e);
            return cost;
        }
    }

    private void learn(ErrorKind kind, ModelError error) {
        if (plan.onOwnAccount()) {
            return;
        }
        Duration asked = error.retryAfter().orElse(null);
        hear(error.limits());
        if (kind == ErrorKind.RATE_LIMITED && asked != null) {
            route.account.hearRetryAfter(asked);
        }
        if (kind.setsAside() != ErrorKind.SetsAside.NOTHING && !error.retriable()) {
            Duration term = asked == null ? plan.settings.asideFor : asked;
            SetAside aside = kind.setsAside() == ErrorKind.SetsAside.ACCOUNT ? route.account.aside : route.aside;
            aside.set(kind, plan.nanosIn(term.isZero() ? Duration.ofNanos(1) : term));
        }
    }

    private void hear(RateLimits limits) {
        if (!plan.onOwnAccount()) {
            route.account.hear(limits);
        }
    }

    private AttemptTrace trace(
            long took,
            @Nullable ErrorKind kind,
            Billing billing,
            Usage usage,
            Cost cost,
            String model,
            @Nullable String requestId) {
        return new AttemptTrace(
                route.name(),
                route.provider.name(),
                model,
                number,
                hedge,
                started,
                Duration.ofNanos(Math.max(0, took)),
                kind,
                billing,
                usage,
                cost,
                requestId,
                firstToken);
    }

    private void tell() {
        AttemptTrace ended = trace;
        if (ended != null) {
            plan.settings.telemetry.ended(this, ended, span);
        }
    }
}
