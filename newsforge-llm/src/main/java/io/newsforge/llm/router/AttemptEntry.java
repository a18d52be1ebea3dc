package io.newsforge.llm.router;

import io.newsforge.breaker.Admission;
import io.newsforge.breaker.Outcome;
import io.newsforge.breaker.Permit;
import io.newsforge.expect.Expect;
import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Usage;
import io.newsforge.pacing.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt takes before it is sent: the breaker's permit, a place, a turn, a reservation, and the right to find out whether
 * what was set aside works again. All of it or nothing; given back once.
 */
final class AttemptEntry {

    private static final Duration LEASE_GRACE = Duration.ofMinutes(1);

    private final CallPlan plan;
    private final RouteState route;
    private final @Nullable AttemptLedger ledger;
    private @Nullable Permit permit;
    private boolean inside;
    private boolean hasTurn;
    private long turnTokens;
    private Duration turnIn = Duration.ZERO;
    private SetAside.@Nullable Term accountClaim;
    private SetAside.@Nullable Term routeClaim;

    AttemptEntry(CallPlan plan, RouteState route) {
        this.plan = plan;
        this.route = route;
        this.ledger = plan.newLedger();
    }

    /** Takes all, waiting for a turn no longer than so. Null if it did; else why not, with nothing taken. */
    @Nullable
    PassedOver take(Duration patience) {
        boolean complete = false;
        try {
            PassedOver no = tryTake(patience);
            complete = no == null;
            return no;
        } finally {
            if (!complete) {
                giveBack();
            }
        }
    }

    private @Nullable PassedOver tryTake(Duration patience) {
        PassedOver no = plan.onOwnAccount() ? null : setAside();
        no = no == null ? permit() : no;
        no = no == null ? place() : no;
        no = no == null && !plan.onOwnAccount() ? turn(patience) : no;
        no = no == null ? reservation() : no;
        return no == null && !plan.onOwnAccount() ? claims() : no;
    }

    private @Nullable PassedOver setAside() {
        long now = plan.nanos();
        PassedOver no = setAside(route.account.aside.term(now), now);
        return no == null ? setAside(route.aside.term(now), now) : no;
    }

    private @Nullable PassedOver setAside(SetAside.@Nullable Term term, long now) {
        return term == null
                ? null
                : new PassedOver.SetAside(route.name(), term.why(), Duration.ofNanos(term.left(now)));
    }

    private @Nullable PassedOver permit() {
        Admission admission = route.breaker.tryAcquire();
        if (admission instanceof Admission.Rejected no) {
            return new PassedOver.BreakerOpen(route.name(), no.state(), no.retryAfter());
        }
        permit = (Permit) admission;
        return null;
    }

    private @Nullable PassedOver place() {
        inside = route.tryEnter();
        return inside ? null : new PassedOver.Busy(route.name(), route.route.maxConcurrent());
    }

    private @Nullable PassedOver turn(Duration patience) {
        turnTokens = route.account.isLimited() ? plan.inputBound(route) + plan.maxTokens() : 0;
        Turn turn = route.account.book(turnTokens, patience);
        if (turn instanceof Turn.Wait wait) {
            return new PassedOver.Paced(route.name(), wait.retryAfter());
        }
        if (turn instanceof Turn.TooLarge large) {
            return new PassedOver.TooLargeForPace(route.name(), large.most());
        }
        hasTurn = true;
        turnIn = turn instanceof Turn.Booked booked ? booked.in() : Duration.ZERO;
        return null;
    }

    private @Nullable PassedOver reservation() {
        if (ledger == null) {
            return null;
        }
        Duration lease = plan.deadline().remaining().plus(LEASE_GRACE);
        return ledger.reserve(route, plan.inputBound(route), plan.maxTokens(), lease);
    }

    private @Nullable PassedOver claims() {
        if (!route.account.aside.isSet() && !route.aside.isSet()) {
            return null;
        }
        long now = plan.nanos();
        accountClaim = claim(route.account.aside, now);
        PassedOver no = accountClaim == null ? setAside(route.account.aside.term(now), now) : null;
        if (no != null) {
            return no;
        }
        routeClaim = claim(route.aside, now);
        return routeClaim == null ? setAside(route.aside.term(now), now) : null;
    }

    private SetAside.@Nullable Term claim(SetAside aside, long now) {
        return aside.claim(now, Expect.nanos(route.route.attemptTimeout()));
    }

    Duration turnIn() {
        return turnIn;
    }

    /** Nothing was sent. */
    void giveBack() {
        foundOut(false);
        returnTurn();
        end(Outcome.IGNORED);
        if (ledger != null) {
            ledger.release();
        }
    }

    /** The provider answered well. */
    void answered(Usage usage, Cost cost) {
        foundOut(true);
        close(Outcome.SUCCESS, Billing.BILLED, usage, cost);
    }

    void close(Outcome outcome, Billing billing, Usage usage, Cost cost) {
        end(outcome);
        if (ledger != null) {
            ledger.close(billing, usage, cost);
        }
    }

    /** Whether what had been set aside works again; if that stays open the next attempt may ask. */
    void foundOut(boolean works) {
        settle(route.account.aside, accountClaim, works);
        settle(route.aside, routeClaim, works);
        accountClaim = null;
        routeClaim = null;
    }

    private void settle(SetAside aside, SetAside.@Nullable Term claim, boolean works) {
        if (claim == null) {
            return;
        }
        if (works) {
            aside.clear(claim);
        } else {
            aside.restore(claim, plan.nanos());
        }
    }

    /** What was certainly not sent did not use its turn. */
    void returnTurn() {
        if (hasTurn) {
            hasTurn = false;
            route.account.giveBack(turnTokens);
        }
    }

    private void end(Outcome outcome) {
        if (permit != null) {
            permit.record(outcome);
            permit = null;
        }
        if (inside) {
            inside = false;
            route.leave();
        }
    }
}
