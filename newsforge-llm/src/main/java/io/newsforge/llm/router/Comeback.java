package io.newsforge.llm.router;

import io.newsforge.breaker.BreakerState;
import io.newsforge.quota.Unit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a call that got no answer may get one: the soonest that any of its routes may work. */
final class Comeback {

    /** When nobody said how long to wait. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private Comeback() {}

    static @Nullable Duration soonest(CallPlan plan) {
        Duration soonest = null;
        for (RouteState route : plan.settings.routes) {
            Duration wait = plan.choice().isFit(route) ? wait(plan, route) : null;
            if (wait != null && (soonest == null || wait.compareTo(soonest) < 0)) {
                soonest = wait;
            }
        }
        return soonest;
    }

    /** The longest of all that keeps a route from working; null if it never will. */
    private static @Nullable Duration wait(CallPlan plan, RouteState route) {
        Duration longest = longer(Duration.ZERO, stateOf(plan, route));
        for (PassedOver no : plan.passedOver()) {
            if (no.route().equals(route.name()) || isForAll(no)) {
                if (isForGood(no)) {
                    return null;
                }
                longest = longer(longest, no.retryAfter().orElse(Duration.ZERO));
            }
        }
        return longest.isZero() ? SOON : longest;
    }

    /** A request is a request on every route, and its subject the same. */
    static boolean isForAll(PassedOver no) {
        return no instanceof PassedOver.QuotaRejected
                || (no instanceof PassedOver.OverQuota over
                        && over.standing().limit().unit() == Unit.REQUESTS);
    }

    private static boolean isForGood(PassedOver no) {
        return (no instanceof PassedOver.OverQuota over && over.delayOrNull() == null)
                || no instanceof PassedOver.WindowTooSmall
                || no instanceof PassedOver.TooLargeForPace
                || no instanceof PassedOver.QuotaRejected
                || no instanceof PassedOver.Unpriced;
    }

    private static Duration stateOf(CallPlan plan, RouteState route) {
        long now = plan.nanos();
        Duration asked = plan.choice().waitFor(route, now);
        RouteSnapshot seen = route.snapshot(now);
        Duration open =
                seen.breaker().state() == BreakerState.OPEN ? seen.breaker().retryAfter() : Duration.ZERO;
        return longer(asked, longer(open, plan.onOwnAccount() ? Duration.ZERO : seen.asideFor()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
