package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.quota.AuditLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second attempt that was not sent when the first one failed takes nothing from the call. */
@Timeout(30)
class HedgeTest {

    private static final CallOptions HEDGED = CallOptions.builder()
            .hedgeAfter(Duration.ofSeconds(2))
            .subject(World.USER)
            .build();

    private final World world = new World();
    private final AtomicReference<Runnable> alarm = new AtomicReference<>();
    private final Queue<Runnable> queue = new ArrayDeque<>();

    private ModelRouter router(Executor executor) {
        return world.router()
                .route(world.first().build())
                .route(world.second().maxConcurrent(1).build())
                .executor(executor)
                .timer((after, ring) -> {
                    alarm.set(ring);
                    return () -> {};
                })
                .build();
    }

    /** It is slow, and then it fails. */
    private FakeModel.Step ringsAndFails(Runnable meanwhile) {
        return (model, call) -> {
            Objects.requireNonNull(alarm.get(), "an alarm that was set").run();
            meanwhile.run();
            throw ModelError.of(ErrorKind.OVERLOADED, "fake").exception();
        };
    }

    @AfterEach
    void theBooksBalanceAndNothingStaysReserved() {
        assertThat(world.quotas.audit(World.USER).balanced()).isTrue();
        assertThat(world.quotas.audit(World.USER).lines())
                .extracting(AuditLine::reserved)
                .allMatch(reserved -> reserved == 0);
    }

    private static void isAnsweredBySecond(Routed routed) {
        assertThat(routed.trace().attempts()).extracting(AttemptTrace::route).containsExactly("first", "second");
        assertThat(routed.trace().attempts()).extracting(AttemptTrace::hedge).containsOnly(false);
    }

    @Test
    void aCallDoesNotWaitForAHedgeThatHasNoThreadYet() {
        world.one.script("m1", ringsAndFails(() -> {}));
        ModelRouter router = router(queue::add);

        isAnsweredBySecond(router.send(World.PROMPT, HEDGED));
        queue.remove().run();

        assertThat(world.two.sent("m2")).isEqualTo(1);
        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
        assertThat(router.close(Duration.ZERO)).isTrue();
    }

    @Test
    void aRouteIsGoneToWhenTheExecutorTookNoHedgeForIt() {
        world.one.script("m1", ringsAndFails(() -> {}));
        ModelRouter router = router(task -> {
            throw new RejectedExecutionException("full");
        });

        isAnsweredBySecond(router.send(World.PROMPT, HEDGED));
        assertThat(router.close(Duration.ZERO)).isTrue();
    }

    @Test
    void anExecutorThatBreaksHarmsNothing() {
        world.one.script("m1", ringsAndFails(() -> {}));
        ModelRouter router = router(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        isAnsweredBySecond(router.send(World.PROMPT, HEDGED));
        assertThat(router.close(Duration.ZERO)).isTrue();
    }

    @Test
    void aRouteThatWasTooBusyForAHedgeIsGoneToLater() {
        ModelRouter router = router(Runnable::run);
        RoutedStream other = router.stream(
                World.PROMPT, CallOptions.builder().exclude("first").build());
        world.one.script("m1", ringsAndFails(other::close));

        Routed routed = router.send(World.PROMPT, HEDGED);

        isAnsweredBySecond(routed);
        assertThat(routed.trace().passedOver()).contains(new PassedOver.Busy("second", 1));
        assertThat(router.close(Duration.ZERO)).isTrue();
    }

    @Test
    void aRouteWhosePaceHadNoRoomForAHedgeIsWaitedFor() {
        world.two.script("m2", FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(3)));
        world.one.script("m1", ringsAndFails(() -> {}));
        ModelRouter router = router(Runnable::run);
        World.failure(() ->
                router.send(World.PROMPT, CallOptions.builder().exclude("first").build()));

        isAnsweredBySecond(router.send(World.PROMPT, HEDGED));
        assertThat(world.slept).isNotEmpty();
    }
}
