package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.breaker.TripRule;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Usage;
import io.newsforge.pacing.Pacer;
import io.newsforge.quota.Audit;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.retry.Backoff;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand calls on eight threads, three in ten of their attempts faulty, some cancelled, some hedged, some streams, some of these
 * left half read. At the end the ledger is what the fake vendors billed, and nothing is left: no permit, place, reservation, stream.
 */
@Timeout(120)
class StormTest {

    private static final int THREADS = 8;
    private static final int CALLS = 1_250;
    private static final Subject USER = Subject.user("storm").on("plan");
    private static final List<ErrorKind> FAULTS = List.of(ErrorKind.values());
    private static final List<Billing> BILLINGS = List.of(Billing.values());

    /** What the vendors know. */
    private final LongAdder billedInput = new LongAdder();

    private final LongAdder notKnown = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final FakeModel one = new FakeModel("one").always(this::exchange);
    private final FakeModel two = new FakeModel("two").always(this::exchange);
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService alarms = Executors.newScheduledThreadPool(1);
    private final LongAdder answered = new LongAdder();
    private final LongAdder attemptsEnded = new LongAdder();
    private final LongAdder attemptsStarted = new LongAdder();

    private FakeModel.Pieces exchange(String model, Call call) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        requests.increment();
        if (random.nextInt(10) >= 3) {
            int input = random.nextInt(1, 100);
            return new FakeModel.Pieces(
                    List.of("a", "b", "c"),
                    Usage.builder()
                            .input(input)
                            .output(5)
                            .cacheRead(0)
                            .cacheWrite(0)
                            .build(),
                    null);
        }
        ErrorKind kind = FAULTS.get(random.nextInt(FAULTS.size()));
        Billing billing = BILLINGS.get(random.nextInt(BILLINGS.size()));
        ModelError.Builder error = ModelError.of(kind, "fake").billing(billing);
        if (billing == Billing.BILLED) {
            error.usage(Usage.builder()
                    .input(7)
                    .output(3)
                    .cacheRead(0)
                    .cacheWrite(0)
                    .build());
        }
        if (random.nextBoolean()) {
            error.retryAfter(Duration.ofNanos(random.nextLong(3_000_000)));
        }
        throw error.exception();
    }

    @Test
    void leavesNothingBehindAndTheLedgerIsTheWire() throws Exception {
        Quotas quotas = Quotas.builder()
                .store(InMemoryQuotaStore.remembering(1_000_000))
                .plan(Plan.of(
                        "plan",
                        Limit.lifetime(Unit.REQUESTS, 10_000_000),
                        Limit.lifetime(Unit.INPUT_TOKENS, 1_000_000_000),
                        Limit.lifetime(Unit.MICRO_USD, 1_000_000_000)))
                .build();
        ModelRouter router = router(quotas);
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            workers.add(executor.submit(() -> work(router, new Random(seed))));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        assertThat(router.close(Duration.ofSeconds(20))).isTrue();
        executor.shutdown();
        alarms.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(answered.sum()).isPositive();
        assertThat(attemptsEnded.sum()).isEqualTo(attemptsStarted.sum()).isEqualTo(requests.sum());
        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
        assertThat(router.snapshot()).allMatch(it -> it.breaker().probesOut() == 0);
        assertThat(one.openStreams() + two.openStreams()).isZero();
        Audit audit = quotas.audit(USER);
        assertThat(audit.balanced()).isTrue();
        assertThat(audit.lines()).extracting(AuditLine::reserved).containsOnly(0L);
        AuditLine input = line(audit, "input-tokens-lifetime");
        assertThat(input.settled()).isEqualTo(billedInput.sum());
        assertThat(input.unknown()).isEqualTo(notKnown.sum() * World.BOUND);
        assertThat(input.used()).isEqualTo(input.settled() + input.unknown());
    }

    private static AuditLine line(Audit audit, String limit) {
        return audit.lines().stream()
                .filter(line -> line.counter().limit().equals(limit))
                .findFirst()
                .orElseThrow();
    }

    private ModelRouter router(Quotas quotas) {
        Account shared = Account.of("shared")
                .paced(Pacer.builder().requestsPerMinute(50_000_000).build());
        return ModelRouter.builder()
                .route(route("a", one, "m1").account(shared).build())
                .route(route("b", one, "m2").account(shared).maxConcurrent(3).build())
                .route(route("c", two, "m3").build())
                .route(route("d", two, "m4").contextWindow(100_000).build())
                .strategy(Strategy.leastLatency())
                .bounds((model, prompt) -> World.BOUND)
                .setAsideFor(Duration.ofMillis(2))
                .backoff(new Backoff(Duration.ofNanos(1), Duration.ofNanos(1_000)))
                .quotas(quotas)
                .executor(executor)
                .timer(Timer.on(alarms))
                .listener(counting())
                .build();
    }

    private static RouteBuilder route(String name, FakeModel model, String id) {
        return Route.builder(name, model, id)
                .price(World.PRICE)
                .breaker(TripRule.consecutive(3))
                .coolDown(Duration.ofMillis(1));
    }

    private AttemptListener counting() {
        return new AttemptListener() {
            @Override
            public void started(Route route, int number) {
                attemptsStarted.increment();
            }

            @Override
            public void ended(Route route, AttemptTrace attempt) {
                attemptsEnded.increment();
                if (attempt.billing() == Billing.BILLED && attempt.usage().isComplete()) {
                    billedInput.add(attempt.usage().input().orElseThrow());
                } else if (attempt.billing() != Billing.NOT_BILLED) {
                    notKnown.increment();
                }
            }
        };
    }

    private void work(ModelRouter router, Random random) {
        for (int i = 0; i < CALLS; i++) {
            Cancellation cancellation = Cancellation.create();
            CallOptions.Builder options = CallOptions.builder()
                    .subject(USER)
                    .cancellation(cancellation)
                    .timeout(Duration.ofSeconds(5))
                    .onCut(OnCut.RESTART)
                    .onCancel(random.nextBoolean() ? OnCancel.ABORT : OnCancel.DRAIN);
            if (random.nextInt(10) == 0) {
                cancellation.cancel();
            }
            if (random.nextInt(4) == 0) {
                options.hedgeAfter(Duration.ofNanos(1));
            }
            try {
                call(router, options.build(), random);
                answered.increment();
            } catch (RoutingException e) {
                assertThat(e.trace()).isNotNull();
            }
        }
    }

    private static void call(ModelRouter router, CallOptions options, Random random) {
        if (random.nextInt(3) > 0) {
            router.send(World.PROMPT, options);
            return;
        }
        try (RoutedStream stream = router.stream(World.PROMPT, options)) {
            int pieces = random.nextInt(5);
            for (int i = 0; i < pieces && stream.advance(); i++) {
                assertThat(stream.delta()).isNotEmpty();
            }
        }
    }
}
