package io.newsforge.llm.router;

import io.newsforge.breaker.BreakerSnapshot;
import io.newsforge.breaker.BreakerState;
import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Preview;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Standing;
import io.newsforge.quota.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that looks at everything and takes nothing. */
final class Rehearsal {

    private static final Preview NOTHING_COUNTED = new Preview(true, List.of());

    private final CallPlan plan;
    private Preview preview = NOTHING_COUNTED;

    Rehearsal(CallPlan plan) {
        this.plan = plan;
    }

    DryRun play() {
        plan.choice().begin();
        for (RouteState route = plan.choice().next();
                route != null;
                route = plan.choice().next()) {
            PassedOver no = refusal(route);
            if (no == null) {
                return answer(route);
            }
            plan.add(no);
        }
        Cost unknown = new Cost.Unknown();
        return new DryRun(null, 0, plan.maxTokens(), unknown, preview.fits(), preview.standings(), plan.passedOver());
    }

    private DryRun answer(RouteState route) {
        long input = plan.inputBound(route);
        long worst = route.worst(input, plan.maxTokens());
        Cost cost = worst == RouteState.UNKNOWN_COST ? new Cost.Unknown() : new Cost.AtMost(worst);
        return new DryRun(route.route, input, plan.maxTokens(), cost, true, preview.standings(), plan.passedOver());
    }

    private @Nullable PassedOver refusal(RouteState route) {
        RouteSnapshot seen = route.snapshot(plan.nanos());
        ErrorKind why = plan.onOwnAccount() ? null : seen.asideWhyOrNull();
        if (why != null) {
            return new PassedOver.SetAside(route.name(), why, seen.asideFor());
        }
        BreakerSnapshot breaker = seen.breaker();
        boolean cooling =
                breaker.state() == BreakerState.OPEN && !breaker.retryAfter().isZero();
        if (cooling || breaker.state() == BreakerState.FORCED_OPEN) {
            return new PassedOver.BreakerOpen(route.name(), breaker.state(), breaker.retryAfter());
        }
        if (seen.inFlight() >= route.route.maxConcurrent()) {
            return new PassedOver.Busy(route.name(), route.route.maxConcurrent());
        }
        return overQuota(route);
    }

    private @Nullable PassedOver overQuota(RouteState route) {
        Quotas quotas = plan.settings.quotas;
        Subject subject = plan.options.subject;
        if (quotas == null || subject == null) {
            return null;
        }
        long input = plan.inputBound(route);
        long worst = route.worst(input, plan.maxTokens());
        if (worst == RouteState.UNKNOWN_COST && AttemptLedger.countsMoney(quotas, subject)) {
            return new PassedOver.Unpriced(route.name());
        }
        Amounts asked = AttemptLedger.worstCase(input, plan.maxTokens(), worst);
        preview = quotas.preview(subject, asked);
        for (Standing standing : preview.standings()) {
            if (asked.orElse(standing.limit().unit(), 0) > standing.limit().amount() - standing.used()) {
                return new PassedOver.OverQuota(
                        route.name(), standing, standing.resetsIn().orElse(null));
            }
        }
        return null;
    }
}
