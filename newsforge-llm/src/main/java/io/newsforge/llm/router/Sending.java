package io.newsforge.llm.router;

import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.retry.RetryDecision;
import io.newsforge.retry.RetryRun;
import io.newsforge.retry.RetryVerdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call's way over the routes, the one owner of all its tries. Each route is gone to once; there it is tried as often as the route
 * allows, as long as the error says that it can help, the wait is short or no other route is left. What has to wait longer comes back
 * when all others are through, and time is left. For one thread at a time.
 */
final class Sending<T> {

    private final CallPlan plan;
    private final Choice choice;
    private final Exchange<T> exchange;
    private final boolean ownCancellations;
    private final @Nullable RetryRun[] runs;
    private @Nullable Attempt last;

    Sending(CallPlan plan, Exchange<T> exchange, boolean ownCancellations) {
        this.plan = plan;
        this.choice = plan.choice();
        this.exchange = exchange;
        this.ownCancellations = ownCancellations;
        this.runs = new RetryRun[plan.settings.routes.length];
    }

    /** Goes over the routes until one answers. */
    T answer() {
        while (true) {
            T got = on(nextRoute());
            if (got != null) {
                return got;
            }
        }
    }

    /** Goes on after an answer that had begun and broke off. */
    T answerAfter(Attempt broken) {
        last = broken;
        T got = triesAgain(broken) ? on(broken.route) : null;
        return got == null ? answer() : got;
    }

    private RouteState nextRoute() {
        RouteState route = choice.next();
        while (route == null) {
            RouteState deferred = choice.soonest();
            if (deferred == null) {
                throw gaveUp();
            }
            choice.drop(deferred);
            route = isWorthWaitingFor(deferred) ? deferred : null;
        }
        return route;
    }

    private boolean isWorthWaitingFor(RouteState route) {
        Duration wait = choice.waitFor(route, plan.nanos());
        RetryRun run = runs[route.index];
        if (run != null) {
            return triesAgain(route, run, RetryVerdict.yesAfter(wait));
        }
        if (!plan.deadline().allows(wait)) {
            return false;
        }
        plan.pause(route, wait);
        return true;
    }

    /** Tries a route as often as that helps. Null if the call has to go on to another. */
    private @Nullable T on(RouteState route) {
        while (true) {
            checkBounds();
            Attempt attempt = new Attempt(plan, route, plan.nextNumber(), false, cancellation());
            T got = tried(attempt);
            if (got != null || attempt.isWithdrawn() || !triesAgain(attempt)) {
                return got;
            }
        }
    }

    /** Null if it failed, or was not admitted. Whatever a host's code throws before it is sent, what it took is given back. */
    private @Nullable T tried(Attempt attempt) {
        try {
            return isAdmitted(attempt) ? exchange.run(attempt) : null;
        } finally {
            attempt.withdrawUnlessBegun();
        }
    }

    private void checkBounds() {
        if (plan.cancellation().isCancelled() || plan.deadline().hasPassed() || !plan.attemptsLeft()) {
            throw gaveUp();
        }
    }

    private boolean isAdmitted(Attempt attempt) {
        RouteState route = attempt.route;
        PassedOver no = attempt.take(patience());
        if (no != null) {
            passOver(route, no);
            return false;
        }
        if (!attempt.awaitsTurn()) {
            throw gaveUp();
        }
        if (runs[route.index] == null) {
            runs[route.index] = route.retry.begin(plan.deadline());
        }
        plan.countAttempt();
        last = attempt;
        return true;
    }

    private Cancellation cancellation() {
        if (!ownCancellations) {
            return plan.cancellation();
        }
        Cancellation own = Cancellation.create();
        plan.cancellation().onCancel(own::cancel);
        return own;
    }

    /** Where no other route is left, a turn may be waited for until one is, or as long as there is time. */
    private Duration patience() {
        Duration left = plan.deadline().remaining();
        Duration most = plan.settings.patience;
        RouteState next = choice.hasOpen() ? null : choice.soonest();
        if (next != null) {
            Duration until = choice.waitFor(next, plan.nanos());
            most = most.compareTo(until) < 0 ? until : most;
        }
        boolean alone = next == null && !choice.hasOpen();
        return alone || most.compareTo(left) > 0 ? left : most;
    }

    private void passOver(RouteState route, PassedOver no) {
        plan.add(no);
        if (no instanceof PassedOver.Paced paced) {
            choice.defer(route, plan.nanosIn(paced.delay()));
        }
        if (Comeback.isForAll(no)) {
            throw gaveUp();
        }
    }

    private boolean triesAgain(Attempt attempt) {
        ErrorKind kind = kindOf(attempt);
        RetryRun run = runs[attempt.route.index];
        if (run != null && canHelp(attempt, kind) && triesAgain(attempt, kind, run)) {
            return true;
        }
        if (endsTheCall(kind)) {
            throw gaveUp();
        }
        if (kind.elsewhere() == ErrorKind.Elsewhere.LARGER_WINDOW) {
            choice.onlyLargerThan(attempt.route);
        }
        return false;
    }

    private boolean triesAgain(Attempt attempt, ErrorKind kind, RetryRun run) {
        RouteState route = attempt.route;
        Duration asked = askedFor(attempt);
        long until = plan.nanosIn(asked);
        if (isBetterElsewhere(kind, asked) && (choice.hasOpen() || choice.hasReadyBefore(until))) {
            choice.defer(route, until);
            return false;
        }
        choice.notBefore(route, until);
        checkBounds();
        return triesAgain(route, run, asked.isZero() ? RetryVerdict.yes() : RetryVerdict.yesAfter(asked));
    }

    private static ErrorKind kindOf(Attempt attempt) {
        AttemptTrace trace = attempt.trace();
        ErrorKind kind = trace == null ? null : trace.failureOrNull();
        return kind == null ? ErrorKind.CANCELLED : kind;
    }

    private boolean endsTheCall(ErrorKind kind) {
        return kind.elsewhere() == ErrorKind.Elsewhere.NO
                || (kind.elsewhere() == ErrorKind.Elsewhere.BY_POLICY && !plan.goesElsewhereAfterRefusal());
    }

    /** Hanging once more takes as long again; and who was asked for patience asks somebody else first, if that can help. */
    private boolean isBetterElsewhere(ErrorKind kind, Duration asked) {
        return kind == ErrorKind.TIMEOUT
                || (kind.elsewhere() != ErrorKind.Elsewhere.NO && asked.compareTo(plan.settings.patience) > 0);
    }

    /** The provider's own word on trying again beats the kind, unless it was the caller or its time that ended the attempt. */
    private static boolean canHelp(Attempt attempt, ErrorKind kind) {
        ModelException failure = attempt.exception();
        if (failure == null || failure.error().kind() != kind) {
            return kind.retriable();
        }
        return failure.error().retriable();
    }

    private static Duration askedFor(Attempt attempt) {
        ModelException failure = attempt.exception();
        return failure == null ? Duration.ZERO : failure.error().retryAfter().orElse(Duration.ZERO);
    }

    private boolean triesAgain(RouteState route, RetryRun run, RetryVerdict verdict) {
        RetryDecision decision = run.afterFailure(verdict);
        if (decision instanceof RetryDecision.TryAgain again) {
            plan.pause(route, again.after());
            return true;
        }
        if (decision instanceof RetryDecision.GiveUp no) {
            plan.add(new PassedOver.NoMoreTries(route.name(), no.reason()));
        }
        return false;
    }

    RoutingException gaveUp() {
        return GaveUp.exception(plan, last);
    }
}
