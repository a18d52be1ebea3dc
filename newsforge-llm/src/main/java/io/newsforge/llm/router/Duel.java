package io.newsforge.llm.router;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ModelReply;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two attempts for one answer. The first runs on the caller's thread, the second on the executor; whoever answers first cancels the
 * other. The second never touches the plan's trace: the caller takes over what came of it.
 */
final class Duel {

    private static final Logger LOG = LoggerFactory.getLogger(Duel.class);

    private enum State {
        /** The first one may still be quick. */
        WAITING,
        /** It is slow; the second one gets ready, once the executor has a thread for it. */
        RUNG,
        /** The second one is on the wire. */
        SENT,
        /** There is no second one, and there will be none. */
        OFF
    }

    /** What came of the second attempt: a reply, a failure, or it was not made at all. */
    private record Result(
            @Nullable ModelReply reply, @Nullable Attempt attempt) {}

    private static final Result NONE = new Result(null, null);

    private final Attempt first;
    private final CallPlan plan;
    private final RouteState spare;
    private final int number;
    private final Cancellation secondGivenUp = Cancellation.create();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private volatile @Nullable Attempt second;
    private volatile @Nullable PassedOver refusal;
    private volatile boolean fought;

    Duel(Attempt first, RouteState spare) {
        this.first = first;
        this.plan = first.plan;
        this.spare = spare;
        this.number = plan.nextNumber();
        if (plan.newLedger() != null || spare.account.isLimited()) {
            plan.inputBound(spare); // counted on this thread, read on the other
        }
    }

    /** The first one was slow. Harms nothing if the executor takes no more. */
    void ring() {
        if (!state.compareAndSet(State.WAITING, State.RUNG)) {
            return;
        }
        fought = true;
        plan.join();
        try {
            Objects.requireNonNull(plan.settings.executor, "executor").execute(this::fight);
        } catch (RuntimeException | Error e) {
            LOG.warn("The executor takes no second attempt on route {}", spare.name(), e);
            if (result.complete(NONE)) {
                plan.leave();
            }
        }
    }

    @SuppressWarnings("try") // the registration is for what happens within
    private void fight() {
        if (result.isDone()) {
            return; // the executor threw and runs it all the same
        }
        try (Cancellation.Registration all = plan.cancellation().onCancel(secondGivenUp::cancel)) {
            result.complete(made());
        } catch (RuntimeException e) {
            LOG.warn("The second attempt on route {} broke", spare.name(), e);
            result.completeExceptionally(e);
        } catch (Error e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            plan.leave();
        }
    }

    private Result made() {
        Attempt attempt = new Attempt(plan, spare, number, true, secondGivenUp);
        try {
            refusal = attempt.take(Duration.ZERO);
            if (refusal != null) {
                return NONE;
            }
            second = attempt;
            if (!state.compareAndSet(State.RUNG, State.SENT)) {
                return NONE;
            }
            ModelReply reply = ChatExchange.send(attempt);
            if (reply != null) {
                first.giveUp();
            }
            return new Result(reply, attempt);
        } finally {
            attempt.withdrawUnlessBegun();
        }
    }

    /** The first one is over. Gives the answer of the call, or null if there is none. */
    @Nullable
    ModelReply end(@Nullable ModelReply ofFirst) {
        plan.add(first.trace());
        if (staysUnsent()) {
            handBack();
            return ofFirst;
        }
        if (ofFirst == null) {
            return won();
        }
        lost();
        return ofFirst;
    }

    /** Sees to it that a second one that is not on the wire never will be; it may wait behind this very call for a thread. */
    private boolean staysUnsent() {
        return state.getAndUpdate(now -> now == State.SENT ? State.SENT : State.OFF) != State.SENT;
    }

    /** What was chosen for a second attempt and did not get one may be gone to yet. */
    private void handBack() {
        PassedOver no = refusal;
        if (no != null) {
            plan.add(no);
        }
        if (no instanceof PassedOver.Paced paced) {
            plan.choice().defer(spare, plan.nanosIn(paced.delay()));
        } else {
            plan.choice().reopen(spare);
        }
    }

    boolean wasFought() {
        return fought;
    }

    /** Its end is not waited for: the trace says what is known now, the ledger will say what it was. */
    private void lost() {
        secondGivenUp.cancel();
        Attempt attempt = second;
        if (attempt != null) {
            plan.countAttempt();
            AttemptTrace ended = attempt.trace();
            plan.add(ended == null ? attempt.abandonedTrace() : ended);
        }
    }

    private @Nullable ModelReply won() {
        Result came = await();
        if (came == null) {
            lost();
            return null;
        }
        if (came.attempt() != null) {
            plan.countAttempt();
            plan.add(came.attempt().trace());
        }
        return came.reply();
    }

    /** What came of it in time, or null. */
    private @Nullable Result await() {
        try {
            return result.get(Expect.nanos(plan.deadline().remaining()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            plan.cancellation().cancel();
            return null;
        } catch (TimeoutException e) {
            LOG.debug("The second attempt on route {} is not over at the call's deadline", spare.name(), e);
            return null;
        } catch (ExecutionException e) {
            LOG.debug("No answer came of the second attempt on route {}", spare.name(), e);
            return null;
        }
    }
}
