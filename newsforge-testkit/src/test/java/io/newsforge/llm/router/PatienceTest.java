package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.pacing.Pacer;
import io.newsforge.quota.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Waiting or going elsewhere, and never beyond the deadline. */
class PatienceTest {

    private final World world = new World();

    @Nested
    class AfterARateLimit {

        @Test
        void goesElsewhereWhenTheWaitIsLong() {
            world.one.always(FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(5)));
            ModelRouter router = world.router()
                    .route(world.first().attempts(3).build())
                    .route(world.second().build())
                    .build();

            Routed routed = router.send(World.PROMPT);

            assertThat(world.one.sent("m1")).isEqualTo(1);
            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first", "second");
            assertThat(world.slept).isEmpty();
        }

        @Test
        void waitsWhenTheWaitIsShort() {
            world.one.script("m1", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofMillis(300)));
            ModelRouter router = world.router()
                    .route(world.first().attempts(2).build())
                    .route(world.second().build())
                    .build();

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first", "first");
            assertThat(slept()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(world.heard).anyMatch(it -> it.startsWith("waits first"));
        }

        @Test
        void waitsLongWhenThereIsNoOtherRouteAndTimeIsLeft() {
            world.one.script("m1", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(12)));
            ModelRouter router =
                    world.router().route(world.first().attempts(2).build()).build();

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.text()).isEqualTo("ok");
            assertThat(slept()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(13));
        }

        @Test
        void comesBackToTheRouteWhoseTimeComesFirstWhenAllAreThrough() {
            world.one.script("m1", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(9)));
            world.two.script("m2", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(4)));
            ModelRouter router = world.router()
                    .route(world.first().attempts(2).build())
                    .route(world.second().attempts(2).build())
                    .build();

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first", "second", "second");
            assertThat(slept()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        }

        @Test
        void comesBackToAnEarlierRouteWhenTheLastOneAskedForMore() {
            world.one.script("m1", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(2)));
            world.two.script("m2", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(20)));
            ModelRouter router = world.router()
                    .route(world.first().attempts(2).build())
                    .route(world.second().attempts(2).build())
                    .build();

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first", "second", "first");
            assertThat(slept()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
        }

        @Test
        void doesNotWaitBeyondTheDeadlineAndSaysWhenToComeBack() {
            world.one.always(FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(90)));
            world.two.always(FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(40)));
            ModelRouter router = world.router()
                    .route(world.first().attempts(2).build())
                    .route(world.second().attempts(2).build())
                    .build();

            RoutingException failed = World.failure(() -> router.send(World.PROMPT));

            assertThat(failed.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failed.retryAfter()).contains(Duration.ofSeconds(40));
            assertThat(world.one.sent("m1") + world.two.sent("m2")).isEqualTo(2);
            assertThat(world.slept).isEmpty();
        }

        @Test
        void keepsOtherCallsOfTheAccountAway() {
            world.one.script("m1", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(20)));
            ModelRouter router = world.pair();
            router.send(World.PROMPT);

            Routed next = router.send(World.PROMPT);

            assertThat(next.trace().passedOver())
                    .containsExactly(new PassedOver.Paced("first", Duration.ofSeconds(20)));
            assertThat(world.one.sent("m1")).isEqualTo(1);
        }
    }

    @Nested
    class WithinAPace {

        private final Pacer pacer =
                Pacer.builder().requestsPerMinute(60, 1).time(world.time).build();
        private final Account account = Account.of("acme").paced(pacer);

        @Test
        void waitsForAShortTurn() {
            ModelRouter router = world.router()
                    .route(world.first().account(account).build())
                    .route(world.second().build())
                    .build();
            router.send(World.PROMPT);

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first");
            assertThat(slept()).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void passesALongTurnOverWithItsTime() {
            ModelRouter router = world.router()
                    .route(world.first().account(account).build())
                    .route(world.second().build())
                    .patience(Duration.ofMillis(100))
                    .build();
            router.send(World.PROMPT);

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().passedOver())
                    .containsExactly(new PassedOver.Paced("first", Duration.ofSeconds(1)));
            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("second");
        }

        @Test
        void hearsWhatTheProviderSaysOfItsLimits() {
            Pacer wide = Pacer.builder().requestsPerMinute(600).time(world.time).build();
            world.one.limits = new RateLimits(new RateLimits.Left(0, Duration.ofSeconds(30)), null);
            ModelRouter router = world.router()
                    .route(world.first().account(Account.of("a").paced(wide)).build())
                    .route(world.second().build())
                    .build();
            router.send(World.PROMPT);

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first");
            assertThat(slept()).isEqualTo(Duration.ofMillis(100));
            assertThat(router.snapshot().get(0).limits()).isEqualTo(world.one.limits);
        }

        @Test
        void givesTheTurnBackWhenNothingWasSent() {
            CallOptions broke =
                    CallOptions.builder().subject(Subject.user("b").on("poor")).build();
            ModelRouter router = world.router()
                    .route(world.first()
                            .account(account)
                            .price(Price.of(99_000_000, 0))
                            .build())
                    .build();
            World.failure(() -> router.send(World.PROMPT, broke));

            router.send(World.PROMPT);

            assertThat(world.slept).isEmpty();
        }
    }

    @Nested
    class WithinADeadline {

        @Test
        void aHangingRouteLeavesTimeForTheNext() {
            world.one.always(world.hangs());
            ModelRouter router = world.router()
                    .route(world.first().attempts(2).build())
                    .route(world.second().build())
                    .build();

            Routed routed = router.send(World.PROMPT);

            assertThat(routed.trace().attempts().get(0).failure()).contains(ErrorKind.TIMEOUT);
            assertThat(routed.trace().attempts().get(0).took()).isEqualTo(Duration.ofSeconds(15));
            assertThat(routed.trace().attempts()).hasSize(2);
        }

        @Test
        void whatAnAttemptTakesIsGoneForTheNext() {
            world.one.always(world.takes(Duration.ofSeconds(20), FakeModel.fails(ErrorKind.PROVIDER_FAILED)));
            world.two.always(world.hangs());
            ModelRouter router = world.pair();

            RoutingException failed = World.failure(() -> router.send(World.PROMPT));

            assertThat(failed.trace().attempts().get(1).took()).isEqualTo(Duration.ofSeconds(10));
            assertThat(failed.trace().attempts().get(1).failure()).contains(ErrorKind.DEADLINE);
            assertThat(failed.kind()).isEqualTo(FailureKind.DEADLINE);
            assertThat(failed.trace().took()).isEqualTo(Duration.ofSeconds(30));
            assertThat(router.breaker("second").snapshot().faults()).isZero();
        }

        @Test
        void theCallsOwnTimeoutHolds() {
            world.one.always(world.hangs());
            ModelRouter router = world.pair();

            RoutingException failed = World.failure(() -> router.send(
                    World.PROMPT,
                    CallOptions.builder().timeout(Duration.ofSeconds(2)).build()));

            assertThat(failed.kind()).isEqualTo(FailureKind.DEADLINE);
            assertThat(failed.kind().httpStatus()).isEqualTo(504);
            assertThat(world.two.sent("m2")).isZero();
        }
    }

    private Duration slept() {
        return world.slept.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
