package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.breaker.TripRule;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.retry.RetryBudget;
import io.newsforge.retry.RetryDecision;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** n attempts mean n, on the wire. */
class AmplificationTest {

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void triesARouteExactlyAsOftenAsItSays(int attempts) {
        world.one.always(FakeModel.fails(ErrorKind.CUT));
        ModelRouter router = world.router()
                .route(world.first()
                        .attempts(attempts)
                        .breaker(TripRule.consecutive(100))
                        .build())
                .build();

        RoutingException failed = World.failure(() -> router.send(World.PROMPT));

        assertThat(world.one.sent("m1")).isEqualTo(attempts);
        assertThat(failed.trace().attempts()).hasSize(attempts);
        assertThat(failed.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void boundsTheAttemptsOnAllRoutesTogether() {
        world.one.always(FakeModel.fails(ErrorKind.PROVIDER_FAILED));
        world.two.always(FakeModel.fails(ErrorKind.PROVIDER_FAILED));
        ModelRouter router = world.router()
                .route(world.first().attempts(2).build())
                .route(world.second().attempts(2).build())
                .maxAttempts(3)
                .build();

        World.failure(() -> router.send(World.PROMPT));
        assertThat(world.one.sent("m1") + world.two.sent("m2")).isEqualTo(3);

        World.failure(() ->
                router.send(World.PROMPT, CallOptions.builder().maxAttempts(1).build()));
        assertThat(world.one.sent("m1") + world.two.sent("m2")).isEqualTo(4);
    }

    @Test
    void spendsTheBudgetOnTheSameRouteOnly() {
        world.one.always(FakeModel.fails(ErrorKind.OVERLOADED));
        ModelRouter router = world.router()
                .route(world.first()
                        .attempts(3)
                        .breaker(TripRule.consecutive(100))
                        .build())
                .route(world.second().build())
                .retryBudget(RetryBudget.of(0.001, 1))
                .build();

        router.send(World.PROMPT);
        Routed second = router.send(World.PROMPT);

        assertThat(world.one.sent("m1")).isEqualTo(3);
        assertThat(second.trace().passedOver())
                .containsExactly(new PassedOver.NoMoreTries("first", RetryDecision.Reason.BUDGET_SPENT));
        assertThat(second.text()).isEqualTo("ok");
    }

    @Test
    void costsNoMoreThanProbesOnceARouteIsDead() {
        world.one.always(FakeModel.fails(ErrorKind.UNREACHABLE));
        ModelRouter router = world.pair();

        for (int i = 0; i < 100; i++) {
            router.send(World.PROMPT);
        }
        assertThat(world.one.sent("m1")).isEqualTo(3);

        world.time.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 100; i++) {
            router.send(World.PROMPT);
        }
        assertThat(world.one.sent("m1")).isEqualTo(4);
        assertThat(world.two.sent("m2")).isEqualTo(200);
    }

    @Test
    void comesBackWhenAProbeGoesWell() {
        world.one.script(
                "m1",
                FakeModel.fails(ErrorKind.UNREACHABLE),
                FakeModel.fails(ErrorKind.UNREACHABLE),
                FakeModel.fails(ErrorKind.UNREACHABLE));
        ModelRouter router = world.pair();
        for (int i = 0; i < 4; i++) {
            router.send(World.PROMPT);
        }

        world.time.advance(Duration.ofSeconds(30));
        Routed back = router.send(World.PROMPT);

        assertThat(back.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first");
    }
}
