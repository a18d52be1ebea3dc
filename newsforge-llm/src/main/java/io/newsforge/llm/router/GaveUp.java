package io.newsforge.llm.router;

import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.quota.Window;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a call got no answer. */
final class GaveUp {

    private GaveUp() {}

    static RoutingException exception(CallPlan plan, @Nullable Attempt last) {
        FailureKind kind = kind(plan);
        Duration retryAfter = canPass(kind) ? Comeback.soonest(plan) : null;
        @Nullable ModelException cause = last == null ? null : last.exception();
        return new RoutingException(kind, retryAfter, plan.trace(), cause);
    }

    private static boolean canPass(FailureKind kind) {
        return kind == FailureKind.RATE_LIMITED
                || kind == FailureKind.UNAVAILABLE
                || kind == FailureKind.BUDGET_SPENT
                || kind == FailureKind.PROVIDER_QUOTA_SPENT;
    }

    private static FailureKind kind(CallPlan plan) {
        if (plan.cancellation().isCancelled()) {
            return FailureKind.CANCELLED;
        }
        int attempts = plan.attempts().size();
        ErrorKind error =
                attempts == 0 ? null : plan.attempts().get(attempts - 1).failureOrNull();
        FailureKind ofLast = error == null ? null : kind(error);
        if (ofLast != null && !canPass(ofLast)) {
            return ofLast;
        }
        return plan.deadline().hasPassed() ? FailureKind.DEADLINE : common(plan);
    }

    /** What all routes have in common; if they have nothing, none is available. */
    private static FailureKind common(CallPlan plan) {
        FailureKind common = null;
        for (AttemptTrace attempt : plan.attempts()) {
            ErrorKind error = attempt.failureOrNull();
            common = error == null ? common : together(common, kind(error));
        }
        for (PassedOver no : plan.passedOver()) {
            common = together(common, kind(no));
        }
        return common == null ? FailureKind.UNAVAILABLE : common;
    }

    private static @Nullable FailureKind together(@Nullable FailureKind one, @Nullable FailureKind other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one == other ? one : FailureKind.UNAVAILABLE;
    }

    private static FailureKind kind(ErrorKind error) {
        return switch (error) {
            case INVALID_REQUEST -> FailureKind.INVALID_REQUEST;
            case CONTEXT_TOO_LONG, REQUEST_TOO_LARGE -> FailureKind.CONTEXT_TOO_LONG;
            case REFUSED, CONTENT_FILTERED -> FailureKind.REFUSED;
            case MALFORMED, TRUNCATED -> FailureKind.UNUSABLE_ANSWER;
            case RATE_LIMITED -> FailureKind.RATE_LIMITED;
            case QUOTA_SPENT -> FailureKind.PROVIDER_QUOTA_SPENT;
            case DEADLINE -> FailureKind.DEADLINE;
            case CANCELLED -> FailureKind.CANCELLED;
            case AUTHENTICATION, PERMISSION, MODEL_NOT_FOUND, OVERLOADED, PROVIDER_FAILED, UNREACHABLE, TIMEOUT, CUT ->
                FailureKind.UNAVAILABLE;
        };
    }

    /** Null for what says nothing about why there is no answer. */
    private static @Nullable FailureKind kind(PassedOver no) {
        if (no instanceof PassedOver.OverQuota over) {
            boolean soonOver = over.standing().limit().window() instanceof Window.SlidingMinute;
            return soonOver && over.delayOrNull() != null ? FailureKind.RATE_LIMITED : FailureKind.BUDGET_SPENT;
        }
        if (no instanceof PassedOver.QuotaRejected) {
            return FailureKind.INVALID_REQUEST;
        }
        if (no instanceof PassedOver.Unpriced) {
            return FailureKind.BUDGET_SPENT;
        }
        if (no instanceof PassedOver.Paced) {
            return FailureKind.RATE_LIMITED;
        }
        if (no instanceof PassedOver.WindowTooSmall || no instanceof PassedOver.TooLargeForPace) {
            return FailureKind.CONTEXT_TOO_LONG;
        }
        if (no instanceof PassedOver.SetAside aside) {
            return kind(aside.why());
        }
        boolean passing = no instanceof PassedOver.BreakerOpen
                || no instanceof PassedOver.Busy
                || no instanceof PassedOver.QuotaAway;
        return passing ? FailureKind.UNAVAILABLE : null;
    }
}
