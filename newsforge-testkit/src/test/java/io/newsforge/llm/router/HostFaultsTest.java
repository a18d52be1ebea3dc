package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaRequestRejectedException;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Unit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host plugs in and what throws: before an attempt is sent all is given back, and after it the answer is. */
class HostFaultsTest {

    private static final CallOptions HEDGED = CallOptions.builder()
            .hedgeAfter(Duration.ofSeconds(2))
            .subject(World.USER)
            .build();

    private final World world = new World();

    private RouterBuilder pair() {
        return world.router()
                .executor(Runnable::run)
                .timer((after, ring) -> () -> {})
                .route(world.first().maxConcurrent(1).build())
                .route(world.second().build())
                .route(Route.of("third", world.two, "m3"));
    }

    private void nothingIsHeld(ModelRouter router) {
        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
        assertThat(router.close(Duration.ZERO)).isTrue();
    }

    @AfterEach
    void nothingStaysReserved() {
        assertThat(world.quotas.audit(World.USER).lines())
                .extracting(AuditLine::reserved)
                .allMatch(reserved -> reserved == 0);
    }

    @Test
    void aTimerThatTakesNoAlarmLeavesNothingBehind() {
        ModelRouter router = pair().timer((after, ring) -> {
                    throw new RejectedExecutionException("closed");
                })
                .build();

        assertThatThrownBy(() -> router.stream(World.PROMPT, World.FOR_USER))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> router.send(World.PROMPT, HEDGED)).isInstanceOf(RejectedExecutionException.class);

        nothingIsHeld(router);
    }

    @Test
    void aStrategyThatThrowsForAHedgeLeavesNothingBehind() {
        ModelRouter router = pair().strategy(candidates -> {
                    if (candidates.size() == 2) {
                        throw new IllegalStateException("strategy");
                    }
                    return 0;
                })
                .build();

        assertThatThrownBy(() -> router.send(World.PROMPT, HEDGED)).hasMessage("strategy");

        nothingIsHeld(router);
    }

    @Test
    void aProbeThatWasNotSentLeavesFindingOutToTheNext() {
        boolean[] broken = new boolean[1];
        world.one.script("m1", FakeModel.fails(ErrorKind.QUOTA_SPENT));
        ModelRouter router = pair().timer((after, ring) -> {
                    if (broken[0]) {
                        throw new RejectedExecutionException("full");
                    }
                    return () -> {};
                })
                .build();
        router.send(World.PROMPT);
        world.time.advance(Duration.ofMinutes(5));
        broken[0] = true;
        assertThatThrownBy(() -> router.stream(World.PROMPT)).isInstanceOf(RejectedExecutionException.class);

        Routed next = router.send(World.PROMPT);

        assertThat(next.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first");
    }

    @Test
    void metersThatThrowLoseNoAnswer() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().startsWith("gen_ai")) {
                    throw new IllegalStateException("meter");
                }
                return id;
            }
        });
        ModelRouter router = pair().meters(meters).build();

        Routed routed = router.send(World.PROMPT, World.FOR_USER);

        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first");
        nothingIsHeld(router);
    }

    @Test
    void observationsThatThrowLoseNoAnswer() {
        for (String when : Set.of("start", "open", "close", "stop")) {
            ObservationRegistry observations = ObservationRegistry.create();
            observations.observationConfig().observationHandler(throwingAt(when));
            ModelRouter router = pair().observations(observations).build();

            Routed routed = router.send(World.PROMPT, World.FOR_USER);

            assertThat(routed.trace().attempts())
                    .as(when)
                    .extracting(AttemptTrace::failureOrNull)
                    .containsOnlyNulls();
            assertThat(observations.getCurrentObservation()).as(when).isNull();
            nothingIsHeld(router);
        }
    }

    private static ObservationHandler<Observation.Context> throwingAt(String when) {
        return new ObservationHandler<>() {
            private void at(String now) {
                if (now.equals(when)) {
                    throw new IllegalStateException(now);
                }
            }

            @Override
            public void onStart(Observation.Context context) {
                at("start");
            }

            @Override
            public void onScopeOpened(Observation.Context context) {
                at("open");
            }

            @Override
            public void onScopeClosed(Observation.Context context) {
                at("close");
            }

            @Override
            public void onStop(Observation.Context context) {
                at("stop");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        };
    }

    @Test
    void aSettleThatThrowsLosesNoAnswer() {
        Quotas quotas = Quotas.builder()
                .store(throwing(new IllegalStateException("store"), "settle", "release", "close"))
                .time(world.time)
                .plan(Plan.of("plan", Limit.lifetime(Unit.REQUESTS, 10)))
                .build();
        ModelRouter router = pair().quotas(quotas).build();

        Routed routed = router.send(World.PROMPT, World.FOR_USER);

        assertThat(routed.text()).isEqualTo("ok");
        nothingIsHeld(router);
    }

    /** For a model without a price it is read first, to see whether money is counted. */
    @ParameterizedTest
    @ValueSource(strings = {"read", "take"})
    void aReservationThatTheStoreWillNeverTakeIsTheRequestsFault(String asked) {
        Quotas quotas = Quotas.builder()
                .store(throwing(new QuotaRequestRejectedException(asked, new IOException("too long")), asked))
                .time(world.time)
                .plan(Plan.of("plan", Limit.lifetime(Unit.REQUESTS, 10)))
                .build();
        ModelRouter router = world.router()
                .quotas(quotas)
                .route(Route.of("first", world.one, "m1"))
                .route(world.second().build())
                .build();

        RoutingException rejected = World.failure(() -> router.send(World.PROMPT, World.FOR_USER));

        assertThat(rejected.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(rejected.retryAfter()).isEmpty();
        assertThat(rejected.trace().passedOver()).containsExactly(new PassedOver.QuotaRejected("first"));
        assertThat(world.one.sent("m1") + world.two.sent("m2")).isZero();
        nothingIsHeld(router);
    }

    private static QuotaStore throwing(RuntimeException thrown, String... methods) {
        QuotaStore real = InMemoryQuotaStore.create();
        return (QuotaStore) Proxy.newProxyInstance(
                QuotaStore.class.getClassLoader(), new Class<?>[] {QuotaStore.class}, (proxy, method, arguments) -> {
                    if (List.of(methods).contains(method.getName())) {
                        throw thrown;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
