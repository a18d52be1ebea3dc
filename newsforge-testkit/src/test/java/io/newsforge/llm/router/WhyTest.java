package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.newsforge.breaker.BreakerState;
import io.newsforge.llm.price.Cost;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the router tells: the trace, listeners, meters, observations, snapshots and dry runs. */
class WhyTest {

    private final World world = new World();

    @Test
    void theTraceHasALineForEachAttemptAndNoText() {
        world.one.script("m1", world.takes(Duration.ofMillis(120), FakeModel.fails(ErrorKind.OVERLOADED)));
        world.two.script("m2", FakeModel.says("a secret answer"));

        Routed routed = world.pair()
                .send(Prompt.builder().user("a secret question").maxTokens(50).build());

        assertThat(routed.trace()).hasToString("""
                        #1 first m1: overloaded after 120 ms, -1 in, -1 out, 0 micro-USD
                        #2 second m2-0613: answered after 0 ms, 100 in, 20 out, 140 micro-USD, request req-m2
                        passed over: NoMoreTries[route=first, reason=ATTEMPTS_SPENT]
                        in all 120 ms, 140 micro-USD""");
        assertThat(routed.toString()).doesNotContain("secret");
        assertThat(routed.trace().inputTokens()).hasValue(100);
    }

    @Test
    void tokensAreNotKnownWhileAnAttemptMayHaveBeenBilledForMore() {
        world.one.always(FakeModel.fails(
                ModelError.of(ErrorKind.CUT, "fake").billing(Billing.UNKNOWN).usage(FakeModel.USAGE)));

        Trace trace = world.pair().send(World.PROMPT).trace();

        assertThat(trace.inputTokens()).isEmpty();
        assertThat(trace.outputTokens()).isEmpty();
    }

    @Test
    void aFailureNamesWhatWasTriedAndItsCause() {
        world.one.always(FakeModel.fails(ErrorKind.PROVIDER_FAILED));
        world.two.always(FakeModel.fails(ErrorKind.INVALID_REQUEST));

        RoutingException failed = World.failure(() -> world.pair().send(World.PROMPT));

        assertThat(failed.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(failed).hasMessageStartingWith("INVALID_REQUEST after 2 attempts\n#1 first m1: provider_failed");
        assertThat(failed).hasCauseInstanceOf(ModelException.class);
    }

    @Test
    void listenersHearOfEachAttemptAndOneThatThrowsChangesNothing() {
        world.one.script("m1", FakeModel.fails(ErrorKind.OVERLOADED));
        ModelRouter router = world.router()
                .listener(new AttemptListener() {
                    @Override
                    public void started(Route route, int number) {
                        throw new IllegalStateException("listener");
                    }

                    @Override
                    public void ended(Route route, AttemptTrace attempt) {
                        throw new IllegalStateException("listener");
                    }
                })
                .route(world.first().build())
                .route(world.second().build())
                .build();

        assertThat(router.send(World.PROMPT).text()).isEqualTo("ok");
        assertThat(world.heard)
                .containsExactly("started first 1", "ended first 1", "started second 2", "ended second 2");
    }

    @Test
    void metersAreCountedByRouteAndOutcomeAndByTheNamesOfOpenTelemetry() {
        MeterRegistry meters = new SimpleMeterRegistry();
        world.one.script("m1", FakeModel.fails(ErrorKind.OVERLOADED));
        world.two.always(world.takes(Duration.ofMillis(250), FakeModel.says("ok")));
        ModelRouter router = world.router()
                .meters(meters)
                .route(world.first().build())
                .route(world.second().build())
                .build();

        router.send(World.PROMPT);

        assertThat(meters.get("newsforge.attempts")
                        .tags("route", "first", "outcome", "overloaded")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("newsforge.attempts")
                        .tags("route", "second", "outcome", "answered")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tags("gen_ai.provider.name", "two", "gen_ai.response.model", "m2-0613", "error.type", "none")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
        assertThat(meters.get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "input")
                        .summary()
                        .totalAmount())
                .isEqualTo(100);
        assertThat(meters.get("newsforge.breaker.state")
                        .tags("breaker", "first", "state", "closed")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void aVendorThatInventsModelNamesMakesNoMeterOfEach() {
        MeterRegistry meters = new SimpleMeterRegistry();
        ModelRouter router =
                world.router().meters(meters).route(world.first().build()).build();
        for (int i = 0; i < 50; i++) {
            String model = "invented-" + i;
            world.one.script("m1", (asked, call) -> new FakeModel.Pieces(List.of(model), FakeModel.USAGE, null));
            router.send(World.PROMPT);
        }

        assertThat(meters.find("gen_ai.client.operation.duration").timers()).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void eachAttemptIsObservedWithoutContent() {
        List<Observation.Context> seen = new ArrayList<>();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                seen.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        world.one.script("m1", FakeModel.fails(ErrorKind.OVERLOADED));
        ModelRouter router = world.router()
                .observations(observations)
                .route(world.first().build())
                .route(world.second().build())
                .build();

        router.send(World.PROMPT);

        assertThat(seen).hasSize(2);
        Observation.Context failed = seen.get(0);
        assertThat(failed.getName()).isEqualTo("gen_ai.client.operation");
        assertThat(failed.getContextualName()).isEqualTo("chat m1");
        assertThat(failed.getLowCardinalityKeyValues()).contains(KeyValue.of("error.type", "overloaded"));
        assertThat(seen.get(1).getHighCardinalityKeyValues()).contains(KeyValue.of("gen_ai.usage.output_tokens", "20"));
        assertThat(observations.getCurrentObservation()).isNull();
    }

    @Test
    void aDryRunSaysWhatWouldBeAndTakesNothing() {
        ModelRouter router = world.router()
                .route(world.first().build())
                .route(world.second().build())
                .build();
        router.breaker("first").forceOpen();

        DryRun dry = router.dryRun(World.PROMPT, World.FOR_USER);

        assertThat(dry.route()).map(Route::name).contains("second");
        assertThat(dry.inputTokens()).isEqualTo(World.BOUND);
        assertThat(dry.outputTokens()).isEqualTo(50);
        assertThat(dry.cost()).isEqualTo(new Cost.AtMost(250));
        assertThat(dry.fits()).isTrue();
        assertThat(dry.standings()).hasSize(4);
        assertThat(dry.passedOver())
                .containsExactly(new PassedOver.BreakerOpen("first", BreakerState.FORCED_OPEN, Duration.ZERO));
        assertThat(world.used(Unit.REQUESTS)).isZero();
        assertThat(world.one.sent("m1") + world.two.sent("m2")).isZero();
    }

    @Test
    void aDryRunSaysWhenTheQuotaHasNoRoom() {
        CallOptions poor =
                CallOptions.builder().subject(Subject.user("p").on("poor")).build();
        ModelRouter router = world.router()
                .route(world.first().price(Price.of(99_000_000, 0)).build())
                .build();

        DryRun dry = router.dryRun(World.PROMPT, poor);

        assertThat(dry.route()).isEmpty();
        assertThat(dry.fits()).isFalse();
        assertThat(dry.passedOver()).singleElement().isInstanceOf(PassedOver.OverQuota.class);
    }

    @Test
    void aSnapshotShowsWhatHappensOnEachRoute() {
        world.one.always(world.takes(Duration.ofMillis(80), FakeModel.says("ok")));
        ModelRouter router = world.pair();
        router.send(World.PROMPT);
        router.takeOut("second");
        RoutedStream open = router.stream(World.PROMPT);

        RouteSnapshot first = router.snapshot().get(0);

        assertThat(first.latency()).isBetween(Duration.ofMillis(79), Duration.ofMillis(80));
        assertThat(first.inFlight()).isEqualTo(1);
        assertThat(first.breaker().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(router.snapshot().get(1).takenOut()).isTrue();
        open.close();
    }

    @Test
    void buildersRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> ModelRouter.builder().build()).hasMessage("routes: 0 (expected: >= 1)");
        assertThatThrownBy(() -> world.router()
                        .route(world.first().build())
                        .route(world.first().build()))
                .hasMessage("route: first twice (expected: unique names)");
        assertThatThrownBy(() -> world.router()
                        .route(world.first().build())
                        .hedgeAfter(Duration.ofSeconds(1))
                        .build())
                .hasMessage("hedgeAfter: PT1S (expected: a timer and an executor too)");
        assertThatThrownBy(() -> world.pair().sendAsync(World.PROMPT, CallOptions.defaults()))
                .isInstanceOf(IllegalStateException.class);
    }
}
