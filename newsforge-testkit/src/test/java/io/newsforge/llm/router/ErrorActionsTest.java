package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.breaker.Outcome;
import io.newsforge.breaker.TripRule;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table "error kind → action", as the router carries it out. */
class ErrorActionsTest {

    private static final Set<ErrorKind> FINAL = EnumSet.of(
            ErrorKind.INVALID_REQUEST,
            ErrorKind.REFUSED,
            ErrorKind.CONTENT_FILTERED,
            ErrorKind.DEADLINE,
            ErrorKind.CANCELLED,
            ErrorKind.CONTEXT_TOO_LONG);
    private static final Set<ErrorKind> RETRIED = EnumSet.of(
            ErrorKind.RATE_LIMITED,
            ErrorKind.OVERLOADED,
            ErrorKind.PROVIDER_FAILED,
            ErrorKind.UNREACHABLE,
            ErrorKind.CUT,
            ErrorKind.MALFORMED);

    private final World world = new World();

    /** What providers report as the caller's deadline is the attempt's while the caller has time left. */
    private static ErrorKind seen(ErrorKind kind) {
        return kind == ErrorKind.DEADLINE ? ErrorKind.TIMEOUT : kind;
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void triesTheSameRouteAgainAndTheNextAsTheTableSays(ErrorKind kind) {
        FakeModel.Step fails = FakeModel.fails(kind);
        world.one.always(fails);
        ModelRouter router = world.router()
                .route(world.first().attempts(2).build())
                .route(world.second().build())
                .build();
        boolean goesOn = !FINAL.contains(seen(kind));

        Trace trace;
        if (goesOn) {
            Routed routed = router.send(World.PROMPT);
            trace = routed.trace();
            assertThat(routed.text()).isEqualTo("ok");
        } else {
            trace = World.failure(() -> router.send(World.PROMPT)).trace();
        }

        assertThat(world.one.sent("m1")).isEqualTo(RETRIED.contains(kind) ? 2 : 1);
        assertThat(world.two.sent("m2")).isEqualTo(goesOn ? 1 : 0);
        assertThat(trace.attempts().get(0).failure()).contains(seen(kind));
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void tellsTheBreakerAsTheTableSays(ErrorKind kind) {
        world.one.always(FakeModel.fails(kind));
        ModelRouter router = world.router()
                .route(world.first().breaker(TripRule.consecutive(1)).build())
                .build();

        World.failure(() -> router.send(World.PROMPT));

        boolean opened = router.breaker("first").snapshot().opened() == 1;
        assertThat(opened).isEqualTo(seen(kind).breaker() == Outcome.FAILURE);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void setsAsideAsTheTableSays(ErrorKind kind) {
        Account account = Account.of("acme");
        world.one.always(FakeModel.fails(kind));
        ModelRouter router = world.router()
                .route(world.first().account(account).build())
                .route(Route.builder("sibling", world.two, "m3")
                        .account(account)
                        .build())
                .build();

        World.failure(() -> router.send(
                World.PROMPT, CallOptions.builder().exclude("sibling").build()));

        boolean own = router.snapshot().get(0).asideWhy().isPresent();
        boolean siblings = router.snapshot().get(1).asideWhy().isPresent();
        assertThat(own).isEqualTo(kind.setsAside() != ErrorKind.SetsAside.NOTHING);
        assertThat(siblings).isEqualTo(kind.setsAside() == ErrorKind.SetsAside.ACCOUNT);
    }

    @Test
    void passesRoutesOfAnAccountThatIsSpentOverUntilOneAttemptFindsOut() {
        Account account = Account.of("acme");
        world.one.script("m1", FakeModel.fails(ErrorKind.QUOTA_SPENT));
        ModelRouter router = world.router()
                .route(world.first().account(account).build())
                .route(Route.builder("sibling", world.one, "m3")
                        .account(account)
                        .build())
                .route(world.second().build())
                .setAsideFor(Duration.ofMinutes(3))
                .build();

        Routed first = router.send(World.PROMPT);
        router.send(World.PROMPT);

        assertThat(first.trace().passedOver())
                .containsExactly(new PassedOver.SetAside("sibling", ErrorKind.QUOTA_SPENT, Duration.ofMinutes(3)));
        assertThat(world.one.sent("m1")).isEqualTo(1);
        assertThat(world.one.sent("m3")).isZero();
        assertThat(world.two.sent("m2")).isEqualTo(2);

        world.time.advance(Duration.ofMinutes(3));
        Routed later = router.send(World.PROMPT);

        assertThat(later.trace().attempts().get(0).route()).isEqualTo("first");
        assertThat(router.snapshot().get(1).asideWhy()).isEmpty();
    }

    @Test
    void anAttemptThatWasGivenUpLeavesFindingOutToTheNext() {
        Cancellation cancellation = Cancellation.create();
        world.one.script("m1", FakeModel.fails(ErrorKind.QUOTA_SPENT), (model, call) -> {
            cancellation.cancel();
            throw ModelError.of(ErrorKind.CANCELLED, "fake").exception();
        });
        ModelRouter router = world.pair();
        router.send(World.PROMPT);
        world.time.advance(Duration.ofMinutes(5));

        World.failure(() -> router.send(
                World.PROMPT, CallOptions.builder().cancellation(cancellation).build()));
        Routed next = router.send(World.PROMPT);

        assertThat(next.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first");
    }

    @Test
    void aFailureForAnotherReasonEndsWhatWasSetAside() {
        world.one.script("m1", FakeModel.fails(ErrorKind.MODEL_NOT_FOUND), FakeModel.fails(ErrorKind.OVERLOADED));
        ModelRouter router = world.pair();
        router.send(World.PROMPT);
        world.time.advance(Duration.ofMinutes(5));
        router.send(World.PROMPT);

        Routed next = router.send(World.PROMPT);

        assertThat(next.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first");
        assertThat(router.snapshot().get(0).asideWhy()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"RATE_LIMITED", "QUOTA_SPENT", "OVERLOADED"})
    void aProviderThatAsksForEternityIsPassedOver(ErrorKind kind) {
        world.one.script("m1", FakeModel.fails(kind, Duration.ofSeconds(Long.MAX_VALUE)));
        ModelRouter router = world.router()
                .route(world.first().attempts(2).build())
                .route(world.second().build())
                .build();

        Routed routed = router.send(World.PROMPT);

        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first", "second");
    }

    @ParameterizedTest
    @EnumSource(value = ErrorKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DEADLINE")
    void aProvidersOwnWordOnTryingAgainBeatsTheTable(ErrorKind kind) {
        world.one.always(FakeModel.fails(ModelError.of(kind, "fake").retriable()));
        world.two.always(FakeModel.fails(ModelError.of(kind, "fake").notRetriable()));
        ModelRouter router = world.router()
                .route(world.first().attempts(3).build())
                .route(world.second().attempts(3).build())
                .build();
        boolean ended = EnumSet.of(ErrorKind.QUOTA_SPENT, ErrorKind.CANCELLED).contains(kind);

        World.failure(() -> router.send(World.PROMPT));

        assertThat(world.one.sent("m1")).isEqualTo(ended ? 1 : 3);
        assertThat(world.two.sent("m2")).isEqualTo(FINAL.contains(kind) ? 0 : 1);
    }

    @Test
    void whatTheProviderSaysMayPassIsNotSetAside() {
        world.one.script(
                "m1",
                FakeModel.fails(ModelError.of(ErrorKind.AUTHENTICATION, "fake").retriable()));
        ModelRouter router =
                world.router().route(world.first().attempts(2).build()).build();

        Routed routed = router.send(World.PROMPT);

        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first", "first");
        assertThat(router.snapshot().get(0).asideWhy()).isEmpty();
    }

    @Test
    void waitsForAProviderThatIsTheOnlyOneToKnowWhetherARequestIsWrong() {
        world.one.script(
                "m1",
                FakeModel.fails(ModelError.of(ErrorKind.INVALID_REQUEST, "fake")
                        .retriable()
                        .retryAfter(Duration.ofSeconds(9))));
        ModelRouter router = world.router()
                .route(world.first().attempts(2).build())
                .route(world.second().build())
                .build();

        Routed routed = router.send(World.PROMPT);

        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first", "first");
    }

    @Test
    void setsNothingAsideWhenTheCallCameOnItsOwnAccount() {
        world.one.script("m1", FakeModel.fails(ErrorKind.AUTHENTICATION));
        ModelRouter router = world.pair();
        CallOptions own = CallOptions.builder()
                .credential("one", Secret.of("sk-somebody-elses"))
                .build();

        RoutingException failed = World.failure(() -> router.send(World.PROMPT, own));

        assertThat(failed.trace().passedOver()).contains(new PassedOver.NoCredential("second", "two"));
        assertThat(router.snapshot().get(0).asideWhy()).isEmpty();
        assertThat(router.send(World.PROMPT).trace().attempts().get(0).route()).isEqualTo("first");
    }

    @Test
    void goesToALargerWindowOnlyAfterAPromptThatWasTooLong() {
        world.one.script("m1", FakeModel.fails(ErrorKind.CONTEXT_TOO_LONG));
        ModelRouter router = world.router()
                .route(world.first().contextWindow(10_000).build())
                .route(world.second().contextWindow(9_000).build())
                .route(Route.of("large", world.two, "large"))
                .build();

        Routed routed = router.send(World.PROMPT);

        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first", "large");
        assertThat(routed.trace().passedOver())
                .containsExactly(new PassedOver.WindowTooSmall("second", World.BOUND + 50));
    }

    @Test
    void goesElsewhereAfterARefusalIfTheHostWantsThat() {
        world.one.always(FakeModel.fails(ErrorKind.REFUSED));
        ModelRouter router = world.pair();

        RoutingException stays = World.failure(() -> router.send(World.PROMPT));
        Routed goes = router.send(
                World.PROMPT, CallOptions.builder().elsewhereAfterRefusal().build());

        assertThat(stays.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(goes.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first", "second");
    }

    @Test
    void takesWhatNoProviderMayThrowForTheProvidersFailure() {
        world.one.script("m1", (model, call) -> {
            throw new IllegalArgumentException("bug");
        });

        Routed routed = world.pair().send(World.PROMPT);

        assertThat(routed.trace().attempts().get(0).failure()).contains(ErrorKind.PROVIDER_FAILED);
        assertThat(routed.text()).isEqualTo("ok");
    }
}
