package io.newsforge.llm.router;

import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ModelReply;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
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
        /** It is slow; the second one gets ready. */
        RUNG,
        /** The second one is on the wire. */
        SENT,
        /** There is no second one, and there will be none. */
        OFF
    }

    /** What came of the second attempt: a reply, a failure, or it was not made at all. */
    private record Result(
            @Nullable ModelReply reply,
            @Nullable Attempt attempt,
            @Nullable PassedOver no) {}

    private final Attempt first;
    private final CallPlan plan;
    private final RouteState spare;
    private final int number;
    private final Cancellation secondGivenUp = Cancellation.create();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private volatile @Nullable Attempt second;
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

    /** The first one was slow. */
    void ring() {
        if (!state.compareAndSet(State.WAITING, State.RUNG)) {
            return;
        }
        fought = true;
        plan.join();
        try {
            Objects.requireNonNull(plan.settings.executor, "executor").execute(this::fight);
        } catch (RejectedExecutionException e) {
            LOG.warn("The executor takes no second attempt on route {}", spare.name(), e);
            result.complete(new Result(null, null, new PassedOver.Busy(spare.name(), 0)));
            plan.leave();
        }
    }

    @SuppressWarnings("try") // the registration is for what happens within
    private void fight() {
        try (Cancellation.Registration all = plan.cancellation().onCancel(secondGivenUp::cancel)) {
            result.complete(made());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            plan.leave();
        }
    }

    private Result made() {
        Attempt attempt = new Attempt(plan, spare, number, true, secondGivenUp);
        PassedOver no = attempt.take(Duration.ZERO);
        if (no != null) {
            return new Result(null, null, no);
        }
        second = attempt;
        if (!state.compareAndSet(State.RUNG, State.SENT)) {
            attempt.withdraw();
            return new Result(null, null, null);
        }
        ModelReply reply = ChatExchange.send(attempt);
        if (reply != null) {
            first.giveUp();
        }
        return new Result(reply, attempt, null);
    }

    /** The first one is over. Gives the answer of the call, or null if there is none. */
    @Nullable
    ModelReply end(@Nullable ModelReply ofFirst) {
        plan.add(first.trace());
        if (state.compareAndSet(State.WAITING, State.OFF)) {
            plan.choice().reopen(spare);
            return ofFirst;
        }
        if (ofFirst == null) {
            return won();
        }
        if (!state.compareAndSet(State.RUNG, State.OFF)) {
            lost();
        }
        return ofFirst;
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
            return null;
        }
        if (came.no() != null) {
            plan.add(came.no());
        }
        if (came.attempt() != null) {
            plan.countAttempt();
            plan.add(came.attempt().trace());
        }
        return came.reply();
    }

    private @Nullable Result await() {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            plan.cancellation().cancel();
            if (!state.compareAndSet(State.RUNG, State.OFF)) {
                lost();
            }
            return null;
        } catch (ExecutionException e) {
            LOG.warn("The second attempt on route {} broke", spare.name(), e.getCause());
            return null;
        }
    }
}
