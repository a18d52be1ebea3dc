package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutedStreamTest {

    private static final long WORST = 250;

    private final World world = new World();
    private final List<ModelRouter> routers = new ArrayList<>();

    private ModelRouter made(ModelRouter router) {
        routers.add(router);
        return router;
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(world.one.openStreams() + world.two.openStreams()).isZero();
        routers.forEach(router -> {
            assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
            assertThat(router.close(Duration.ZERO)).isTrue();
        });
        assertThat(world.quotas.audit(World.USER).balanced()).isTrue();
        assertThat(world.quotas.audit(World.USER).lines())
                .extracting(AuditLine::reserved)
                .allMatch(reserved -> reserved == 0);
    }

    @Test
    void givesThePiecesAndThenTheWholeWithItsWhy() {
        world.one.script("m1", world.takes(Duration.ofMillis(40), FakeModel.says("Hel", "lo")));

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, World.FOR_USER)) {
            assertThat(read(stream)).isEqualTo("Hello");
            assertThat(stream.routed().text()).isEqualTo("Hello");
            AttemptTrace attempt = stream.routed().trace().attempts().get(0);
            assertThat(attempt.firstToken()).contains(Duration.ofMillis(40));
            assertThat(attempt.model()).isEqualTo("m1-0613");
            assertThat(stream.advance()).isFalse();
        }
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(140);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"OVERLOADED", "RATE_LIMITED", "CUT", "UNREACHABLE", "MALFORMED", "QUOTA_SPENT"})
    void failsOverUnnoticedBeforeTheFirstPiece(ErrorKind kind) {
        world.one.always(FakeModel.breaksOff(kind));

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT)) {
            assertThat(read(stream)).isEqualTo("ok");
            assertThat(stream.restarts()).isZero();
            assertThat(stream.routed().trace().attempts())
                    .extracting(AttemptTrace::route)
                    .containsExactly("first", "second");
        }
    }

    @Test
    void anAlarmThatRingsAfterTheFirstPieceDoesNotEndTheStream() {
        List<Runnable> alarms = new ArrayList<>();
        world.one.script("m1", FakeModel.says("Hel", "lo"));
        ModelRouter router = made(world.router()
                .route(world.first().build())
                .timer((after, ring) -> {
                    alarms.add(ring);
                    return () -> {};
                })
                .build());

        try (RoutedStream stream = router.stream(World.PROMPT)) {
            alarms.get(0).run();

            assertThat(read(stream)).isEqualTo("Hello");
        }
    }

    @Test
    void retriesStreamsAsItRetriesAnswers() {
        world.one.always(FakeModel.fails(ErrorKind.OVERLOADED));
        ModelRouter router =
                made(world.router().route(world.first().attempts(3).build()).build());

        World.failure(() -> router.stream(World.PROMPT));

        assertThat(world.one.sent("m1")).isEqualTo(3);
    }

    @Test
    void failsAfterTheFirstPieceUnlessToldOtherwise() {
        world.one.script("m1", FakeModel.breaksOff(ErrorKind.CUT, "Hel"));

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, World.FOR_USER)) {
            assertThat(stream.advance()).isTrue();
            RoutingException cut = World.failure(stream::advance);
            assertThat(cut.trace().attempts()).hasSize(1);
            assertThat(cut.trace().attempts().get(0).failure()).contains(ErrorKind.CUT);
            assertThatThrownBy(stream::advance).isInstanceOf(IllegalStateException.class);
        }
        assertThat(world.two.sent("m2")).isZero();
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST);
    }

    @Test
    void beginsAnewWithAMarkWhenToldSo() {
        world.one.script("m1", FakeModel.breaksOff(ErrorKind.CUT, "Hel", "l"));
        world.two.script("m2", FakeModel.says("Good ", "day"));
        CallOptions restart =
                CallOptions.builder().onCut(OnCut.RESTART).subject(World.USER).build();

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, restart)) {
            assertThat(read(stream)).isEqualTo("Good day");
            assertThat(stream.restarts()).isEqualTo(1);
            assertThat(stream.routed().text()).isEqualTo("Good day");
            assertThat(stream.routed().trace().cost()).isEqualTo(new Cost.AtMost(WORST + 140));
        }
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST + 140);
    }

    @Test
    void doesNotBeginAnewAfterWhatNoRouteCanHelp() {
        world.one.script("m1", FakeModel.breaksOff(ErrorKind.REFUSED, "I"));
        CallOptions restart = CallOptions.builder().onCut(OnCut.RESTART).build();

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, restart)) {
            stream.advance();
            RoutingException refused = World.failure(stream::advance);
            assertThat(refused.kind()).isEqualTo(FailureKind.REFUSED);
        }
        assertThat(world.two.sent("m2")).isZero();
    }

    @Test
    void anAbortedStreamStaysChargedAtItsWorst() {
        ModelRouter router = made(world.pair());
        RoutedStream stream = router.stream(World.PROMPT, World.FOR_USER);
        stream.advance();

        stream.close();
        stream.close();

        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST);
        assertThat(router.breaker("first").snapshot().faults()).isZero();
        assertThatThrownBy(stream::advance).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDrainedStreamIsSettledWithWhatTheVendorReports() {
        List<Runnable> later = new ArrayList<>();
        Executor executor = later::add;
        world.one.script("m1", FakeModel.says("a", "b", "c"));
        ModelRouter router = made(world.router()
                .route(world.first().build())
                .executor(executor)
                .onCancel(OnCancel.DRAIN)
                .build());
        RoutedStream stream = router.stream(World.PROMPT, World.FOR_USER);
        stream.advance();

        stream.close();
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST);
        later.forEach(Runnable::run);

        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(140);
    }

    @Test
    void aCancelledCallEndsItsStream() {
        Cancellation cancellation = Cancellation.create();
        world.one.script("m1", FakeModel.says("a", "b"));
        CallOptions options = CallOptions.builder()
                .cancellation(cancellation)
                .onCut(OnCut.RESTART)
                .subject(World.USER)
                .build();

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, options)) {
            stream.advance();
            cancellation.cancel();
            RoutingException cancelled = World.failure(stream::advance);
            assertThat(cancelled.kind()).isEqualTo(FailureKind.CANCELLED);
        }
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST);
        assertThat(world.two.sent("m2")).isZero();
    }

    @ParameterizedTest
    @EnumSource(OnCut.class)
    void anAnswerSurvivesAStreamThatCannotBeClosed(OnCut onCut) {
        world.one.script("m1", FakeModel.says("Hel", "lo"));
        world.one.atClose = new IllegalStateException("close");
        CallOptions options =
                CallOptions.builder().onCut(onCut).subject(World.USER).build();

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, options)) {
            assertThat(read(stream)).isEqualTo("Hello");
            assertThat(stream.routed().text()).isEqualTo("Hello");
            assertThat(stream.restarts()).isZero();
        }
        assertThat(world.two.sent("m2")).isZero();
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(140);
    }

    @Test
    void aStreamThatCannotBeClosedDoesNotHideWhyItBrokeOff() {
        world.one.script("m1", FakeModel.breaksOff(ErrorKind.OVERLOADED));
        world.two.script("m2", FakeModel.breaksOff(ErrorKind.CUT, "Hel"));
        world.one.atClose = new IllegalStateException("close");
        world.two.atClose = world.one.atClose;

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT, World.FOR_USER)) {
            assertThat(stream.advance()).isTrue();
            RoutingException cut = World.failure(stream::advance);
            assertThat(cut.trace().attempts())
                    .extracting(AttemptTrace::failureOrNull)
                    .containsExactly(ErrorKind.OVERLOADED, ErrorKind.CUT);
        }
    }

    @ParameterizedTest
    @EnumSource(OnCancel.class)
    void aGivenUpStreamThatCannotBeClosedLeavesNothingBehind(OnCancel onCancel) {
        world.one.script("m1", FakeModel.says("a", "b"));
        world.one.atClose = new IllegalStateException("close");
        CallOptions options =
                CallOptions.builder().onCancel(onCancel).subject(World.USER).build();
        RoutedStream stream = made(world.pair()).stream(World.PROMPT, options);
        stream.advance();

        stream.close();

        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(onCancel == OnCancel.ABORT ? WORST : 140);
    }

    @Test
    void anEmptyAnswerIsComplete() {
        world.one.script("m1", FakeModel.says());

        try (RoutedStream stream = made(world.pair()).stream(World.PROMPT)) {
            assertThat(stream.advance()).isFalse();
            assertThat(stream.routed().text()).isEmpty();
        }
    }

    @Test
    void withATimerTheAttemptTimeoutIsForTheFirstPieceOnly() {
        List<Runnable> alarms = new ArrayList<>();
        world.one.script("m1", (model, call) -> {
            alarms.get(0).run();
            throw ModelError.of(ErrorKind.CANCELLED, "fake").exception();
        });
        ModelRouter router = made(world.router()
                .route(world.first().attemptTimeout(Duration.ofSeconds(3)).build())
                .route(world.second().build())
                .timer((after, ring) -> {
                    assertThat(after).isIn(Duration.ofSeconds(3), Duration.ofSeconds(15));
                    alarms.add(ring);
                    return () -> {};
                })
                .build());

        try (RoutedStream stream = router.stream(World.PROMPT)) {
            assertThat(read(stream)).isEqualTo("ok");
            assertThat(stream.routed().trace().attempts().get(0).failure()).contains(ErrorKind.TIMEOUT);
        }
    }

    private static String read(RoutedStream stream) {
        StringBuilder text = new StringBuilder();
        boolean more = stream.advance();
        while (more) {
            if (stream.restarted()) {
                text.setLength(0);
            }
            text.append(stream.delta());
            more = stream.advance();
        }
        return text.toString();
    }
}
