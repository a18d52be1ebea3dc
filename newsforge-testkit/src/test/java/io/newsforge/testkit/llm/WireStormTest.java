package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.breaker.TripRule;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.router.AttemptListener;
import io.newsforge.llm.router.AttemptTrace;
import io.newsforge.llm.router.CallOptions;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.OnCut;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.llm.router.RoutedStream;
import io.newsforge.llm.router.RoutingException;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Secret;
import io.newsforge.llm.spi.Usage;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand calls over real HTTP on eight threads, to two vendors that fail three times in ten in every way they can, a third of
 * them streams, a fifth of them cancelled at any moment. What the router says it sent is what arrived, what the ledger says is what
 * was billed, and nothing is left open.
 */
@Timeout(300)
class WireStormTest {

    private static final int THREADS = 8;
    private static final int CALLS = 1_250;

    /** Long enough for a busy machine: an answer that is too late is billed and not booked as such. */
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private static final String STEADY_KEY = "sk-steady-000000000001";
    private static final String FICKLE_KEY = "sk-fickle-000000000002";
    private static final Subject STEADY = Subject.user("steady").on("plan");
    private static final Subject FICKLE = Subject.user("fickle").on("plan");
    private static final Prompt PROMPT =
            Prompt.builder().user("Say three words.").maxTokens(50).build();

    /** Answers whose bill the client hears of. */
    private static final List<Answer> TOLD = List.of(
            Answer.of("").pieces("one ", "two ", "three").usage(Usage.of(11, 7)),
            Answer.of("").pieces("un ", "deux").usage(Usage.of(13, 5)).withComments(),
            Answer.of("no").ending(Answer.Ending.REFUSED).usage(Usage.of(9, 2)));

    private final FaultyProvider first =
            FaultyProvider.builder().keeping(100_000).start().script(faults(7));
    private final FaultyProvider second =
            FaultyProvider.builder().keeping(100_000).start().script(faults(8));
    private final ModelProvider openAi = Vendor.OPENAI_CHAT.connect(first);
    private final ModelProvider anthropic = Vendor.ANTHROPIC_2026.connect(second);
    private final ConcurrentLinkedQueue<AttemptTrace> attempts = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService cancellers = Executors.newScheduledThreadPool(1);
    private final Timer timer = Timer.on(cancellers);

    private static Script faults(long seed) {
        Answer cut = Answer.of("").pieces("a", "b", "c").usage(Usage.of(10, 3));
        return Mix.by(new Random(seed))
                .share(0.04, Failure.rateLimited().retryAfter(Duration.ZERO))
                .share(0.03, Failure.rateLimited())
                .share(0.03, Failure.serverError())
                .share(0.03, Failure.unavailable())
                .share(0.03, Failure.overloaded())
                .share(0.02, Failure.contextTooLong())
                .share(0.02, Failure.badRequest())
                .share(0.02, cut.with(Mishap.cutAfter(1)))
                .share(0.02, cut.with(Mishap.resetAfter(2)))
                .share(0.02, cut.with(Mishap.stopsAfter(1)))
                .share(0.02, cut.with(Mishap.malformedAfter(1)))
                .share(0.01, Behaviour.webPage())
                .share(0.01, Behaviour.emptyBody())
                .share(0.001, Behaviour.hangs())
                .share(0.024, Behaviour.closes())
                .share(0.40, TOLD.get(0))
                .share(0.23, TOLD.get(1))
                .rest(TOLD.get(2));
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        cancellers.shutdownNow();
        openAi.close();
        anthropic.close();
        first.close();
        second.close();
    }

    @Test
    void whatWasSentIsWhatArrivedAndWhatIsBooked() throws Exception {
        Quotas quotas = quotas();
        ModelRouter router = router(quotas);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            running.add(callers.submit(() -> work(router, random)));
        }
        for (Future<?> one : running) {
            one.get();
        }
        assertThat(router.close(Duration.ofSeconds(20))).isTrue();
        openAi.close();
        anthropic.close();

        assertThat(first.wire().awaitOpenConnections(0, Duration.ofSeconds(10))).isTrue();
        assertThat(second.wire().awaitOpenConnections(0, Duration.ofSeconds(10)))
                .isTrue();
        assertThat(router.snapshot()).extracting(RouteSnapshot::inFlight).containsOnly(0);
        assertThat(router.snapshot()).allMatch(route -> route.breaker().probesOut() == 0);
        everyAttemptArrived();
        theLedgerIsTheBill(quotas);
    }

    private void everyAttemptArrived() {
        long cancelled = attempts.stream()
                .filter(one -> one.failure().filter(ErrorKind.CANCELLED::equals).isPresent())
                .count();
        long arrived = first.wire().requests() + second.wire().requests();

        assertThat(arrived(STEADY_KEY) + arrived(FICKLE_KEY)).isEqualTo(arrived);
        assertThat(arrived).isGreaterThan(THREADS * CALLS).isBetween(attempts.size() - cancelled, (long)
                attempts.size());
        assertThat(cancelled).isPositive();
    }

    private long arrived(String key) {
        return tally(first, key).requests() + tally(second, key).requests();
    }

    private static Tally tally(FaultyProvider server, String key) {
        return server.wire().byKey().getOrDefault(Wire.fingerprint(key), new Tally(0, 0, 0, 0));
    }

    private void theLedgerIsTheBill(Quotas quotas) {
        Audit steady = quotas.audit(STEADY);
        Audit fickle = quotas.audit(FICKLE);
        assertThat(steady.balanced()).isTrue();
        assertThat(fickle.balanced()).isTrue();
        assertThat(steady.lines()).extracting(AuditLine::reserved).containsOnly(0L);
        assertThat(fickle.lines()).extracting(AuditLine::reserved).containsOnly(0L);

        List<Exchange> told = new ArrayList<>();
        for (FaultyProvider server : List.of(first, second)) {
            server.wire().exchanges().stream()
                    .filter(one -> TOLD.contains(one.behaviour()) && isOf(STEADY_KEY, one))
                    .forEach(told::add);
        }
        AuditLine money = line(steady, "micro-usd-lifetime");
        assertThat(money.settled())
                .isEqualTo(told.stream().mapToLong(Exchange::microUsd).sum());
        assertThat(line(steady, "input-tokens-lifetime").settled())
                .isEqualTo(told.stream()
                        .mapToLong(one -> one.billed().input().orElseThrow())
                        .sum());
        assertThat(money.used()).isGreaterThanOrEqualTo(billed(STEADY_KEY));
        assertThat(line(fickle, "micro-usd-lifetime").used()).isGreaterThanOrEqualTo(billed(FICKLE_KEY));
    }

    private static boolean isOf(String key, Exchange one) {
        return one.request()
                .credential()
                .map(Secret::reveal)
                .filter(key::equals)
                .isPresent();
    }

    private long billed(String key) {
        return tally(first, key).microUsd() + tally(second, key).microUsd();
    }

    private static AuditLine line(Audit audit, String limit) {
        return audit.lines().stream()
                .filter(line -> line.counter().limit().equals(limit))
                .findFirst()
                .orElseThrow();
    }

    private static Quotas quotas() {
        return Quotas.builder()
                .store(InMemoryQuotaStore.remembering(1_000_000))
                .plan(Plan.of(
                        "plan",
                        Limit.lifetime(Unit.REQUESTS, 10_000_000),
                        Limit.lifetime(Unit.INPUT_TOKENS, 1_000_000_000),
                        Limit.lifetime(Unit.MICRO_USD, 1_000_000_000_000L)))
                .build();
    }

    private ModelRouter router(Quotas quotas) {
        return ModelRouter.builder()
                .route(route("a", openAi, "gpt-4o"))
                .route(route("b", anthropic, "claude-opus-5-5"))
                .backoff(new Backoff(Duration.ofNanos(1), Duration.ofNanos(1_000)))
                .quotas(quotas)
                .listener(new AttemptListener() {
                    @Override
                    public void ended(Route route, AttemptTrace attempt) {
                        attempts.add(attempt);
                    }
                })
                .build();
    }

    private static Route route(String name, ModelProvider provider, String model) {
        return Route.builder(name, provider, model)
                .price(Price.of(1_000_000, 5_000_000))
                .attemptTimeout(ATTEMPT)
                .breaker(TripRule.consecutive(50))
                .coolDown(Duration.ofMillis(1))
                .build();
    }

    private void work(ModelRouter router, Random random) {
        for (int i = 0; i < CALLS; i++) {
            boolean fickle = random.nextInt(5) == 0;
            String key = fickle ? FICKLE_KEY : STEADY_KEY;
            Cancellation cancellation = Cancellation.create();
            CallOptions options = CallOptions.builder()
                    .subject(fickle ? FICKLE : STEADY)
                    .credential("openai", Secret.of(key))
                    .credential("anthropic", Secret.of(key))
                    .cancellation(cancellation)
                    .onCut(OnCut.RESTART)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            if (fickle) {
                timer.set(Duration.ofNanos(random.nextInt(3_000_000)), cancellation::cancel);
            }
            call(router, options, random.nextInt(3) == 0);
        }
    }

    private static void call(ModelRouter router, CallOptions options, boolean streamed) {
        try {
            if (!streamed) {
                assertThat(router.send(PROMPT, options).reply().text()).isNotEmpty();
                return;
            }
            try (RoutedStream stream = router.stream(PROMPT, options)) {
                while (stream.advance()) {
                    assertThat(stream.delta()).isNotEmpty();
                }
            }
        } catch (RoutingException failed) {
            assertThat(failed.trace()).isNotNull();
        }
    }
}
