package io.newsforge.llm.writer;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.router.AttemptTrace;
import io.newsforge.llm.router.CallOptions;
import io.newsforge.llm.router.FailureKind;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.PassedOver;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.llm.router.Routed;
import io.newsforge.llm.router.RoutingException;
import io.newsforge.llm.router.Trace;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingStep;
import io.newsforge.quota.Subject;
import io.newsforge.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Asks over a {@link ModelRouter} and tells its trace in steps. */
final class RouterAsking implements Asking {

    private final ModelRouter router;

    RouterAsking(ModelRouter router) {
        this.router = router;
    }

    @Override
    public String name() {
        return router.snapshot().stream().map(RouteSnapshot::model).distinct().collect(Collectors.joining("+"));
    }

    @Override
    public Answered ask(Prompt prompt, Deadline deadline, Optional<Subject> subject) {
        CallOptions.Builder options = CallOptions.builder().deadline(deadline);
        subject.ifPresent(options::subject);
        try {
            Routed routed = router.send(prompt, options.build());
            return new Answered(routed.text(), routed.reply().model(), steps(routed.trace()));
        } catch (RoutingException e) {
            WritingFailure failure = new WritingFailure(
                    kind(e.kind()),
                    e.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " after "
                            + e.trace().attempts().size() + " attempts",
                    e.retryAfter().orElse(null));
            throw new WritingFailedException(failure, steps(e.trace()), e);
        }
    }

    private static WritingFailure.Kind kind(FailureKind kind) {
        return switch (kind) {
            case BUDGET_SPENT, PROVIDER_QUOTA_SPENT -> WritingFailure.Kind.BUDGET_SPENT;
            case RATE_LIMITED -> WritingFailure.Kind.RATE_LIMITED;
            case CONTEXT_TOO_LONG -> WritingFailure.Kind.TOO_LONG;
            case REFUSED -> WritingFailure.Kind.DECLINED;
            case UNUSABLE_ANSWER -> WritingFailure.Kind.MALFORMED;
            case UNAVAILABLE, CLOSED -> WritingFailure.Kind.UNAVAILABLE;
            case DEADLINE -> WritingFailure.Kind.DEADLINE;
            case CANCELLED -> WritingFailure.Kind.CANCELLED;
            case INVALID_REQUEST -> WritingFailure.Kind.INTERNAL;
        };
    }

    private static List<WritingStep> steps(Trace trace) {
        List<WritingStep> steps = new ArrayList<>();
        trace.attempts().forEach(attempt -> steps.add(step(attempt)));
        trace.passedOver().forEach(passed -> steps.add(step(passed)));
        return steps;
    }

    private static WritingStep step(AttemptTrace attempt) {
        Map<String, Long> counts = new HashMap<>();
        put(counts, WritingStep.INPUT_TOKENS, attempt.usage().input());
        put(counts, WritingStep.CACHED_TOKENS, attempt.usage().cacheRead());
        put(counts, WritingStep.OUTPUT_TOKENS, attempt.usage().output());
        put(counts, WritingStep.REASONING_TOKENS, attempt.usage().reasoning());
        boolean exact = attempt.cost() instanceof Cost.Exact;
        put(
                counts,
                exact ? WritingStep.MICRO_USD : WritingStep.MICRO_USD_AT_MOST,
                attempt.cost().atMost());
        return new WritingStep(
                WritingStep.Kind.ATTEMPT,
                attempt.route() + " " + attempt.model(),
                attempt.failure().map(Enum::name).orElse("answered"),
                attempt.took(),
                counts);
    }

    private static void put(Map<String, Long> counts, String key, OptionalLong count) {
        count.ifPresent(known -> counts.put(key, known));
    }

    private static WritingStep step(PassedOver passed) {
        String why = passed.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return new WritingStep(
                WritingStep.Kind.PASSED_OVER,
                passed.route(),
                why.toLowerCase(Locale.ROOT)
                        + passed.retryAfter().map(wait -> " for " + wait).orElse(""),
                Duration.ZERO,
                Map.of());
    }
}
