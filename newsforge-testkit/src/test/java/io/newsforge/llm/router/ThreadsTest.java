package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.newsforge.llm.price.Cost;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hedges, calls on an executor, cancelling and closing: attempts that other threads decide about. */
@Timeout(30)
class ThreadsTest {

    private static final long WORST = 250;

    private final World world = new World();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicReference<Runnable> alarm = new AtomicReference<>();
    private final CountDownLatch alarmSet = new CountDownLatch(1);

    /** Until the call is given up, as a provider whose connection is closed then. */
    private FakeModel.Step hangs() {
        return (model, call) -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (Cancellation.Registration registration = call.cancellation().onCancel(cancelled::countDown)) {
                assertThat(registration).isNotNull();
                hanging.countDown();
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw ModelError.of(ErrorKind.CUT, "fake").billing(Billing.UNKNOWN).exception();
        };
    }

    private void ring() {
        Runnable ring = Objects.requireNonNull(alarm.get(), "an alarm that was set");
        ring.run();
    }

    private RouterBuilder threaded() {
        return world.router()
                .route(world.first().build())
                .route(world.second().build())
                .executor(executor)
                .timer((after, ring) -> {
                    alarm.set(ring);
                    alarmSet.countDown();
                    return () -> {};
                });
    }

    @AfterEach
    void theBooksBalanceAndNoThreadIsLeft() throws InterruptedException {
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(world.quotas.audit(World.USER).balanced()).isTrue();
        assertThat(world.quotas.audit(World.USER).lines())
                .extracting(AuditLine::reserved)
                .allMatch(reserved -> reserved == 0);
    }

    private CompletableFuture<Routed> hedged(ModelRouter router) {
        CallOptions options = CallOptions.builder()
                .hedgeAfter(Duration.ofSeconds(2))
                .subject(World.USER)
                .build();
        return CompletableFuture.supplyAsync(() -> router.send(World.PROMPT, options), executor);
    }

    @Test
    void aHedgeAnswersForASlowFirstAttemptAndBothAreSettled() throws Exception {
        world.one.script("m1", hangs());
        ModelRouter router = threaded().build();

        CompletableFuture<Routed> answer = hedged(router);
        alarmSet.await();
        hanging.await();
        ring();
        Routed routed = answer.get();

        assertThat(routed.reply().model()).isEqualTo("m2-0613");
        assertThat(routed.trace().attempts())
                .extracting(
                        AttemptTrace::route,
                        AttemptTrace::hedge,
                        it -> it.failure().orElse(null))
                .containsExactly(tuple("first", false, ErrorKind.CANCELLED), tuple("second", true, null));
        assertThat(routed.trace().cost()).isEqualTo(new Cost.AtMost(WORST + 140));
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST + 140);
        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
        assertThat(router.breaker("first").snapshot().faults()).isZero();
    }

    @Test
    void aHedgeThatLosesIsCancelledAndStaysChargedAsUnknown() throws Exception {
        CountDownLatch hedgeHangs = new CountDownLatch(1);
        world.one.script("m1", (model, call) -> {
            ring();
            await(hedgeHangs);
            return new FakeModel.Pieces(List.of("first"), FakeModel.USAGE, null);
        });
        world.two.script("m2", (model, call) -> {
            hedgeHangs.countDown();
            return hangs().run(model, call);
        });
        ModelRouter router = threaded().build();

        Routed routed = hedged(router).get();
        assertThat(router.close(Duration.ofSeconds(10))).isTrue();

        assertThat(routed.text()).isEqualTo("first");
        assertThat(routed.trace().attempts()).extracting(AttemptTrace::hedge).containsExactly(false, true);
        assertThat(routed.trace().attempts().get(1).failure()).contains(ErrorKind.CANCELLED);
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST + 140);
        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
    }

    @Test
    void aFirstAttemptThatIsQuickEnoughIsNotHedged() throws Exception {
        ModelRouter router = threaded().build();

        Routed routed = hedged(router).get();
        ring();

        assertThat(routed.trace().attempts()).hasSize(1);
        assertThat(world.two.sent("m2")).isZero();
    }

    @Test
    void whenBothOfAPairFailTheCallGoesOn() throws Exception {
        CountDownLatch hedgeFailed = new CountDownLatch(1);
        world.one.script("m1", (model, call) -> {
            ring();
            await(hedgeFailed);
            throw ModelError.of(ErrorKind.OVERLOADED, "fake").exception();
        });
        world.two.script("m2", (model, call) -> {
            hedgeFailed.countDown();
            throw ModelError.of(ErrorKind.OVERLOADED, "fake").exception();
        });
        ModelRouter router = threaded()
                .route(Route.builder("third", world.two, "m3")
                        .price(World.PRICE)
                        .build())
                .build();

        Routed routed = hedged(router).get();

        assertThat(routed.trace().attempts())
                .extracting(AttemptTrace::route)
                .containsExactly("first", "second", "third");
        assertThat(world.used(Unit.REQUESTS)).isEqualTo(1);
    }

    @Test
    void cancellingTheFutureCancelsTheAttempt() throws Exception {
        world.one.script("m1", hangs());
        ModelRouter router = threaded().build();

        CompletableFuture<Routed> answer = router.sendAsync(World.PROMPT, World.FOR_USER);
        hanging.await();
        assertThat(answer.cancel(true)).isTrue();

        assertThat(router.close(Duration.ofSeconds(10))).isTrue();
        assertThat(world.two.sent("m2")).isZero();
        assertThat(world.used(Unit.MICRO_USD)).isEqualTo(WORST);
        assertThat(router.breaker("first").snapshot().faults()).isZero();
    }

    @Test
    void anAsyncFailureIsTyped() {
        world.one.always(FakeModel.fails(ErrorKind.INVALID_REQUEST));
        ModelRouter router = threaded().build();

        assertThatThrownBy(() ->
                        router.sendAsync(World.PROMPT, CallOptions.defaults()).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RoutingException.class);
    }

    @Test
    void closingRefusesNewCallsAndWaitsForThoseUnderWay() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        world.one.script("m1", (model, call) -> {
            hanging.countDown();
            await(go);
            return new FakeModel.Pieces(List.of("done"), FakeModel.USAGE, null);
        });
        ModelRouter router = threaded().build();
        CompletableFuture<Routed> answer = router.sendAsync(World.PROMPT, World.FOR_USER);
        hanging.await();

        CompletableFuture<Boolean> closed =
                CompletableFuture.supplyAsync(() -> router.close(Duration.ofSeconds(20)), executor);
        RoutingException refused = refusal(router);
        go.countDown();

        assertThat(refused.kind()).isEqualTo(FailureKind.CLOSED);
        assertThat(closed.get()).isTrue();
        assertThat(answer.get().text()).isEqualTo("done");
    }

    /** The first call that is refused; those before it answer. */
    private static RoutingException refusal(ModelRouter router) {
        while (true) {
            try {
                router.send(World.PROMPT);
            } catch (RoutingException e) {
                return e;
            }
        }
    }

    @Test
    void closingCancelsWhatDoesNotEnd() throws Exception {
        world.one.script("m1", hangs());
        ModelRouter router = threaded().build();
        CompletableFuture<Routed> answer = router.sendAsync(World.PROMPT, World.FOR_USER);
        hanging.await();

        assertThat(router.close(Duration.ofMillis(20))).isFalse();

        assertThatThrownBy(answer::get)
                .hasCauseInstanceOf(RoutingException.class)
                .cause()
                .satisfies(it -> assertThat(((RoutingException) it).kind()).isEqualTo(FailureKind.CANCELLED));
    }

    @Test
    void closingAStreamFromAnotherThreadEndsItsReader() throws Exception {
        Call[] seen = new Call[1];
        world.one.script("m1", (model, call) -> {
            seen[0] = call;
            return new FakeModel.Pieces(List.of("a", "b"), FakeModel.USAGE, null);
        });
        ModelRouter router = threaded().build();
        RoutedStream stream = router.stream(World.PROMPT, World.FOR_USER);
        stream.advance();

        CompletableFuture.runAsync(stream::close, executor).get();

        assertThat(seen[0].cancellation().isCancelled()).isTrue();
        assertThatThrownBy(stream::advance).isInstanceOf(IllegalStateException.class);
        assertThat(world.one.openStreams()).isZero();
        assertThat(router.close(Duration.ZERO)).isTrue();
    }

    @Test
    void anInterruptWhileWaitingGivesTheCallUpAndIsKept() throws Exception {
        world.one.always(FakeModel.fails(ErrorKind.RATE_LIMITED, Duration.ofSeconds(10)));
        ModelRouter router = world.router()
                .route(world.first().attempts(2).build())
                .sleeper(duration -> {
                    throw new InterruptedException("test");
                })
                .build();
        AtomicReference<RoutingException> failure = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();

        Thread thread = new Thread(() -> {
            failure.set(World.failure(() -> router.send(World.PROMPT)));
            flag.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        thread.join();

        assertThat(failure.get()).extracting(RoutingException::kind).isEqualTo(FailureKind.CANCELLED);
        assertThat(flag.get()).isTrue();
        assertThat(world.one.sent("m1")).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
