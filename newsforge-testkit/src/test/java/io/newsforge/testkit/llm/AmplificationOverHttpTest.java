package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.breaker.TripRule;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RoutingException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Usage;
import io.newsforge.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives at the servers under each fault is what the policy says: three attempts on a route, two routes, and nothing more. */
class AmplificationOverHttpTest {

    private static final int EACH = 3;
    private static final Prompt PROMPT = Prompt.of("Say three words.");
    private static final Answer ANSWER = Answer.of("").pieces("a", "b").usage(Usage.of(5, 2));

    /** Tried again on its route, and then on the next. */
    private static final List<Behaviour> PASSING = List.of(
            Failure.rateLimited(),
            Failure.slowDown(),
            Failure.serverError(),
            Failure.unavailable(),
            Failure.overloaded(),
            Failure.of(502, "server_error", null, "bad gateway"),
            Failure.of(504, "server_error", null, "timed out"),
            Behaviour.closes(),
            Behaviour.resets(),
            Behaviour.webPage(),
            Behaviour.emptyBody(),
            Behaviour.hangs(),
            ANSWER.with(Mishap.cutAfter(1)),
            ANSWER.with(Mishap.stopsAfter(1)),
            ANSWER.with(Mishap.malformedAfter(0)),
            Failure.badKey().header("x-should-retry", "true"),
            Failure.noSuchModel().header("x-should-retry", "true"),
            Failure.tooLarge().header("x-should-retry", "true"));

    /** Never again on its route, once on the next. */
    private static final List<Behaviour> LASTING = List.of(
            Failure.quotaSpent(),
            Failure.quotaSpent().header("x-should-retry", "true"),
            Failure.badKey(),
            Failure.forbidden(),
            Failure.noSuchModel(),
            Failure.tooLarge(),
            Failure.serverError().header("x-should-retry", "false"));

    /** Never again anywhere. */
    private static final List<Behaviour> OURS =
            List.of(Failure.badRequest(), Failure.contextTooLong(), ANSWER.ending(Answer.Ending.REFUSED));

    /** Wrong everywhere, but the vendor says to try again. */
    private static final List<Behaviour> ENCOURAGED = List.of(
            Failure.badRequest().header("x-should-retry", "true"),
            Failure.contextTooLong().header("x-should-retry", "true"));

    private final FaultyProvider first = FaultyProvider.start();
    private final FaultyProvider second = FaultyProvider.start();
    private final List<ModelProvider> providers = new ArrayList<>();

    @AfterEach
    void stop() {
        providers.forEach(ModelProvider::close);
        first.close();
        second.close();
    }

    static Stream<Arguments> passing() {
        return faults(PASSING);
    }

    static Stream<Arguments> lasting() {
        return faults(LASTING);
    }

    static Stream<Arguments> ours() {
        return faults(OURS);
    }

    static Stream<Arguments> encouraged() {
        return faults(ENCOURAGED);
    }

    private static Stream<Arguments> faults(List<Behaviour> behaviours) {
        return Stream.of(Vendor.OPENAI_CHAT, Vendor.OPENAI_RESPONSES, Vendor.ANTHROPIC_2026)
                .flatMap(vendor -> behaviours.stream().map(fault -> Arguments.of(vendor, fault)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatMayPassIsTriedAsOftenAsEachRouteAllows(Vendor vendor, Behaviour fault) {
        fails(vendor, fault);

        assertThat(first.wire().requests()).isEqualTo(EACH);
        assertThat(second.wire().requests()).isEqualTo(EACH);
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatWillNotPassIsTriedOnceOnEachRoute(Vendor vendor, Behaviour fault) {
        fails(vendor, fault);

        assertThat(first.wire().requests()).isEqualTo(1);
        assertThat(second.wire().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whatFailsEverywhereIsTriedOnce(Vendor vendor, Behaviour fault) {
        fails(vendor, fault);

        assertThat(first.wire().requests()).isEqualTo(1);
        assertThat(second.wire().requests()).isZero();
    }

    @ParameterizedTest
    @MethodSource("encouraged")
    void whatFailsEverywhereIsTriedAgainOnItsOwnRouteIfTheVendorSaysSo(Vendor vendor, Behaviour fault) {
        fails(vendor, fault);

        assertThat(first.wire().requests()).isEqualTo(EACH);
        assertThat(second.wire().requests()).isZero();
    }

    private void fails(Vendor vendor, Behaviour fault) {
        first.always(fault);
        second.always(fault);
        // only who hangs should meet it, on a busy machine too
        Duration timeout = fault.equals(Behaviour.hangs()) ? Duration.ofSeconds(1) : Duration.ofSeconds(25);
        try (ModelRouter router = ModelRouter.builder()
                .route(route("first", vendor, first, timeout))
                .route(route("second", vendor, second, timeout))
                .maxAttempts(20)
                .backoff(new Backoff(Duration.ofNanos(1), Duration.ofNanos(1)))
                .build()) {
            RoutingException failed = catchThrowableOfType(RoutingException.class, () -> router.send(PROMPT));

            long arrived = first.wire().requests() + second.wire().requests();
            assertThat(failed.trace().attempts()).hasSize((int) arrived);
        }
    }

    private Route route(String name, Vendor vendor, FaultyProvider server, Duration timeout) {
        ModelProvider provider = vendor.connect(server);
        providers.add(provider);
        return Route.builder(name, provider, "model")
                .attempts(EACH)
                .attemptTimeout(timeout)
                .breaker(TripRule.consecutive(100))
                .build();
    }
}
