package io.newsforge.llm.router;

import io.newsforge.expect.Expect;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Secret;
import io.newsforge.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call: what it wants, its bounds, and what has come of it so far. For one thread at a time, but for what attempts on other threads
 * need: bounds, clock and cancellation.
 */
final class CallPlan {

    /** Waits are slept in slices, so that a cancelled call is soon over. */
    private static final Duration SLICE = Duration.ofMillis(25);

    final Settings settings;
    final Prompt prompt;
    final CallOptions options;
    private final Gate gate;
    private final long startedNanos;
    private final Deadline deadline;
    private final Cancellation cancellation = Cancellation.create();
    private final Cancellation.@Nullable Registration registration;
    private final Choice choice;
    private final List<AttemptTrace> attempts = new ArrayList<>(2);
    private final List<PassedOver> passedOver = new ArrayList<>(0);
    /** Who still works for it: the caller, a hedge, a stream being drained. The last one leaves the gate. */
    private final AtomicInteger hands = new AtomicInteger(1);

    private int sent;

    CallPlan(Settings settings, Prompt prompt, CallOptions options, Gate gate) {
        this.settings = settings;
        this.prompt = Objects.requireNonNull(prompt, "prompt");
        this.options = Objects.requireNonNull(options, "options");
        this.gate = gate;
        this.startedNanos = settings.time.nanos();
        Duration longest = options.timeout == null ? settings.timeout : options.timeout;
        this.deadline = options.deadline == null
                ? Deadline.after(longest, settings.time)
                : options.timeout == null ? options.deadline : options.deadline.within(longest);
        this.registration = options.cancellation == null ? null : options.cancellation.onCancel(cancellation::cancel);
        this.choice = new Choice(this);
    }

    /** Whether the router takes it. */
    boolean enters() {
        boolean in = gate.tryEnter(cancellation);
        if (!in && registration != null) {
            registration.close();
        }
        return in;
    }

    void join() {
        hands.incrementAndGet();
    }

    void leave() {
        if (hands.decrementAndGet() == 0) {
            if (registration != null) {
                registration.close();
            }
            gate.leave(cancellation);
        }
    }

    Choice choice() {
        return choice;
    }

    Deadline deadline() {
        return deadline;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    long nanos() {
        return settings.time.nanos();
    }

    /** The moment after a wait, which may be one that a provider asked for, and without end. */
    long nanosIn(Duration wait) {
        return nanos() + Expect.nanos(wait);
    }

    long maxTokens() {
        return prompt.maxTokens();
    }

    long inputBound(RouteState route) {
        return choice.inputBound(route);
    }

    boolean onOwnAccount() {
        return !options.credentials.isEmpty();
    }

    Secret credentialFor(RouteState route) {
        return Objects.requireNonNull(options.credentials.get(route.account.name), "credential");
    }

    @Nullable
    AttemptLedger newLedger() {
        return settings.quotas == null || options.subject == null
                ? null
                : new AttemptLedger(settings.quotas, options.subject);
    }

    @Nullable
    Duration hedgeAfter() {
        if (options.unhedged) {
            return null;
        }
        return options.hedgeAfter == null ? settings.hedgeAfter : options.hedgeAfter;
    }

    boolean goesElsewhereAfterRefusal() {
        return options.elsewhereAfterRefusal == null ? settings.elsewhereAfterRefusal : options.elsewhereAfterRefusal;
    }

    OnCut onCut() {
        return options.onCut == null ? settings.onCut : options.onCut;
    }

    OnCancel onCancel() {
        return options.onCancel == null ? settings.onCancel : options.onCancel;
    }

    /** The number of the next attempt. */
    int nextNumber() {
        return sent + 1;
    }

    void countAttempt() {
        sent++;
    }

    boolean attemptsLeft() {
        int most = options.maxAttempts == null ? settings.maxAttempts : options.maxAttempts;
        return sent < most;
    }

    void add(@Nullable AttemptTrace attempt) {
        if (attempt != null) {
            attempts.add(attempt);
        }
    }

    void add(PassedOver no) {
        passedOver.add(no);
    }

    List<AttemptTrace> attempts() {
        return attempts;
    }

    List<PassedOver> passedOver() {
        return passedOver;
    }

    Trace trace() {
        return new Trace(passedOver, attempts, Duration.ofNanos(Math.max(0, nanos() - startedNanos)));
    }

    /** Waits on this thread. False if the call was given up meanwhile; an interrupt gives it up. */
    boolean pause(RouteState route, Duration wait) {
        settings.telemetry.waits(route, wait);
        Duration left = wait;
        while (!cancellation.isCancelled() && !left.isZero() && !left.isNegative()) {
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            try {
                settings.sleeper.sleep(slice);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancellation.cancel();
            }
            left = left.minus(slice);
        }
        return !cancellation.isCancelled();
    }
}
