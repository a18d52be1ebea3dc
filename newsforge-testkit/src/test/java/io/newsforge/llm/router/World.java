package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.llm.price.Price;
import io.newsforge.llm.price.TokenBounds;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Standing;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Two providers, a clock that stands, sleep that moves it, and quotas in memory. */
final class World {

    static final Prompt PROMPT = Prompt.builder().user("Say ok.").maxTokens(50).build();
    static final Subject USER = Subject.user("u").on("plan");
    static final CallOptions FOR_USER = CallOptions.builder().subject(USER).build();
    /** 1 micro-USD a token in, 2 out. */
    static final Price PRICE = Price.of(1_000_000, 2_000_000);
    /** What a prompt is bounded by. */
    static final long BOUND = 150;

    final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-21T00:00:00Z"));
    final FakeModel one = new FakeModel("one");
    final FakeModel two = new FakeModel("two");
    final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final Quotas quotas = Quotas.builder()
            .store(InMemoryQuotaStore.create())
            .time(time)
            .random(new Random(1))
            .plan(Plan.of(
                    "plan",
                    Limit.lifetime(Unit.REQUESTS, 1_000),
                    Limit.lifetime(Unit.INPUT_TOKENS, 1_000_000),
                    Limit.lifetime(Unit.OUTPUT_TOKENS, 1_000_000),
                    Limit.lifetime(Unit.MICRO_USD, 10_000_000)))
            .plan(Plan.of("poor", Limit.lifetime(Unit.MICRO_USD, 260)))
            .plan(Plan.of("slow", Limit.perMinute(Unit.REQUESTS, 1)))
            .plan(Plan.of("counted", Limit.lifetime(Unit.REQUESTS, 1_000)))
            .build();

    RouterBuilder router() {
        return ModelRouter.builder()
                .time(time)
                .random(new Random(7))
                .bounds((model, prompt) -> BOUND)
                .quotas(quotas)
                .sleeper(this::sleep)
                .listener(new AttemptListener() {
                    @Override
                    public void waits(Route route, Duration wait) {
                        heard.add("waits " + route.name() + " " + wait);
                    }

                    @Override
                    public void started(Route route, int number) {
                        heard.add("started " + route.name() + " " + number);
                    }

                    @Override
                    public void ended(Route route, AttemptTrace attempt) {
                        heard.add("ended " + route.name() + " " + attempt.number());
                    }
                });
    }

    static TokenBounds bound(long tokens) {
        return (model, prompt) -> tokens;
    }

    /** The usual pair: first, then second; a try each, so that counts are plain. */
    ModelRouter pair() {
        return router().route(first().build()).route(second().build()).build();
    }

    RouteBuilder first() {
        return Route.builder("first", one, "m1").price(PRICE).attempts(1);
    }

    RouteBuilder second() {
        return Route.builder("second", two, "m2").price(PRICE).attempts(1);
    }

    /** What a call that has to fail fails with. */
    static RoutingException failure(ThrowingCallable call) {
        return catchThrowableOfType(RoutingException.class, call);
    }

    private void sleep(Duration duration) {
        slept.add(duration);
        time.advance(duration);
    }

    /** Hangs until the call's deadline. */
    FakeModel.Step hangs() {
        return (model, call) -> {
            pass(call);
            throw ModelError.of(ErrorKind.TIMEOUT, "fake")
                    .billing(Billing.UNKNOWN)
                    .exception();
        };
    }

    private void pass(Call call) {
        time.advance(call.deadline().remaining());
    }

    FakeModel.Step takes(Duration duration, FakeModel.Step step) {
        return (model, call) -> {
            time.advance(duration);
            return step.run(model, call);
        };
    }

    long used(Unit unit) {
        return quotas.standings(USER).stream()
                .filter(standing -> standing.limit().unit() == unit)
                .mapToLong(Standing::used)
                .sum();
    }
}
