package io.newsforge.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.newsforge.llm.router.Account;
import io.newsforge.llm.router.CallOptions;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.pacing.Pacer;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import java.time.ZoneOffset;

/** A router with all that a host would turn on: breaker, pacer, quota in memory over three limits, metrics. */
final class FullRouter {

    static final CallOptions FOR_USER =
            CallOptions.builder().subject(Subject.user("42").on("team")).build();

    private static final long AMPLE = Amounts.MAX / 4;

    private FullRouter() {}

    static ModelRouter over(ModelProvider provider, MeterRegistry meters) {
        // no limit of tokens: the highest there is would pace a benchmark to a call in half a millisecond
        Pacer pacer = Pacer.builder().requestsPerMinute(50_000_000).build();
        return ModelRouter.builder()
                .route(Route.builder("primary", provider, "gpt-4o")
                        .account(Account.of("ours").paced(pacer))
                        .maxConcurrent(64)
                        .build())
                .route(Route.of("fallback", provider, "gpt-4o-mini"))
                .quotas(quotas())
                .meters(meters)
                .build();
    }

    private static Quotas quotas() {
        return Quotas.builder()
                .store(InMemoryQuotaStore.remembering(1_000))
                .plan(Plan.of(
                        "team",
                        Limit.perDay(Unit.INPUT_TOKENS, AMPLE, ZoneOffset.UTC),
                        Limit.perDay(Unit.OUTPUT_TOKENS, AMPLE, ZoneOffset.UTC),
                        Limit.perMonth(Unit.MICRO_USD, AMPLE, ZoneOffset.UTC)))
                .build();
    }
}
