package io.newsforge.servlet;

import io.newsforge.Conversion;
import io.newsforge.Failure;
import io.newsforge.Refusal;
import io.newsforge.json.ConversionJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one table from what came of a conversion to HTTP; the statuses are those of core. */
final class Outcomes {

    private static final int NOBODY_WAITS = 499;

    private Outcomes() {}

    /** Null for what has posts, which is 200, degraded or not. */
    static @Nullable Problem problem(Conversion conversion) {
        if (conversion instanceof Conversion.Refused refused) {
            return refusal(refused.refusal());
        }
        return conversion instanceof Conversion.Failed failed ? failure(failed.failure()) : null;
    }

    /** The same of what was given up because time ran out, which is no cancellation to the client. */
    static @Nullable Problem lateProblem(Conversion conversion) {
        return conversion instanceof Conversion.Failed failed
                        && failed.failure().kind() == Failure.Kind.CANCELLED
                ? failure(new Failure(Failure.Kind.DEADLINE, failed.failure().message()))
                : problem(conversion);
    }

    /** What the log may know. */
    static String inside(Conversion conversion) {
        if (conversion instanceof Conversion.Failed failed) {
            return failed.failure().message();
        }
        return conversion instanceof Conversion.Refused refused
                ? refused.refusal().message()
                : "";
    }

    private static Problem failure(Failure failure) {
        int status = failure.kind().httpStatus() == NOBODY_WAITS
                ? 503
                : failure.kind().httpStatus();
        return Problem.of(
                        status,
                        ConversionJson.name(failure.kind()),
                        failure.kind().meaning())
                .retryAfter(failure.retryAfterOrNull());
    }

    private static Problem refusal(Refusal refusal) {
        Duration wait = refusal.retryAfter().orElse(null);
        Problem problem =
                Problem.of(refusal.httpStatus(), kind(refusal), shown(refusal)).retryAfter(wait);
        if (refusal instanceof Refusal.QuotaSpent spent) {
            problem = problem.with("limit", spent.limit())
                    .with("amount", spent.amount())
                    .with("remaining", 0L);
        }
        return problem;
    }

    /** Without the name that a subject has inside. */
    private static String shown(Refusal refusal) {
        if (refusal instanceof Refusal.QuotaSpent spent) {
            return "quota: no conversion left (expected: at most " + spent.amount() + ", " + spent.limit() + ")";
        }
        return refusal instanceof Refusal.QuotaUnknown
                ? "quota: cannot be read (expected: its store to answer)"
                : refusal.message();
    }

    private static String kind(Refusal refusal) {
        if (refusal instanceof Refusal.QuotaSpent) {
            return "quota-spent";
        }
        return refusal instanceof Refusal.QuotaUnknown ? "quota-unknown" : "refused-by-policy";
    }
}
