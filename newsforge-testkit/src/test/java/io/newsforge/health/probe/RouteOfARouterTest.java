package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckOptionsBuilder;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouteSnapshot;
import io.newsforge.llm.router.RoutingException;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.testkit.ManualTime;
import io.newsforge.testkit.llm.ScriptedModel;
import io.newsforge.testkit.llm.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route of a real router in a real registry: real traffic is all that is looked at, and readiness never moves for it. */
class RouteOfARouterTest {

    private static final Prompt PROMPT =
            Prompt.builder().user("Say ok.").maxTokens(50).build();

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T00:00:00Z"));
    private final ScriptedModel model = ScriptedModel.builder().time(time).build();
    private final ModelRouter router = ModelRouter.builder()
            .time(time)
            .sleeper(time::advance)
            .bounds((name, prompt) -> 10)
            .route(Route.builder("primary", model, "m").attempts(1).build())
            .build();
    private final AtomicInteger listings = new AtomicInteger();
    private final HealthRegistry registry =
            HealthRegistry.builder().time(time).executor(Runnable::run).build();
    private final RouteCheck route = RouteCheck.builder(this::traffic)
            .listing(listings::incrementAndGet)
            .time(time)
            .build();

    private RouteTraffic traffic() {
        RouteSnapshot seen = router.snapshot().get(0);
        RouteTraffic traffic = RouteTraffic.of(seen.route(), seen.breaker()).counted(seen.attempts(), seen.failures());
        return seen.quietFor().map(traffic::quietFor).orElse(traffic);
    }

    private static CheckOptions options(CheckOptionsBuilder builder) {
        return builder.jitter(0).upAfter(1).downAfter(1).grace(Duration.ZERO).build();
    }

    @BeforeEach
    void register() {
        registry.register("route.primary", route, options(CheckOptions.degrading()));
        registry.register(
                "serving",
                ServingCheck.first("model", () -> route().status()).then("offline", () -> Status.UP),
                options(CheckOptions.degrading()));
        registry.register("disk", Health::up, options(CheckOptions.critical().in(CheckOptions.READINESS)));
        pass();
    }

    private Health route() {
        return registry.report().find("route.primary").orElseThrow().health();
    }

    private void pass() {
        registry.tick();
        time.advance(Duration.ofSeconds(10));
        registry.tick();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            model.next(Turn.fails(ErrorKind.PROVIDER_FAILED));
            assertThat(catchThrowable(() -> router.send(PROMPT))).isInstanceOf(RoutingException.class);
        }
    }

    @Test
    void aVendorThatFailsDegradesTheWholeAndLeavesReadinessAlone() {
        router.send(PROMPT);
        pass();
        assertThat(registry.report().status()).isEqualTo(Status.UP);

        fail(3);
        pass();

        assertThat(route().status()).isEqualTo(Status.DOWN);
        assertThat(route().message()).startsWith("the breaker is open for ");
        assertThat(registry.report().status()).isEqualTo(Status.DEGRADED);
        assertThat(registry.report(CheckOptions.READINESS).status()).isEqualTo(Status.UP);
    }

    @Test
    void conversionsAreServedOfflineMeanwhile() {
        router.send(PROMPT);
        fail(3);
        pass();
        pass();

        Health serving = registry.report().find("serving").orElseThrow().health();

        assertThat(serving.data()).containsEntry("how", "offline");
    }

    @Test
    void theVendorIsSentNothingButTheTraffic() {
        router.send(PROMPT);
        int asked = listings.get();

        for (int i = 0; i < 20; i++) {
            pass();
        }

        assertThat(model.asked()).hasSize(1);
        assertThat(listings).hasValue(asked);
    }

    @Test
    void aSilentRouteIsAskedForItsModelsAndNeverForAnAnswer() {
        router.send(PROMPT);
        int asked = listings.get();

        for (int i = 0; i < 36; i++) {
            pass();
        }

        assertThat(listings.get()).isGreaterThan(asked);
        assertThat(model.asked()).hasSize(1);
        assertThat(route().status()).isEqualTo(Status.UP);
    }

    @Test
    void aRegistryRefusesItInReadinessAndAsCritical() {
        CheckOptions readiness =
                CheckOptions.degrading().in(CheckOptions.READINESS).build();
        CheckOptions critical = CheckOptions.critical().build();

        assertThatThrownBy(() -> registry.register("again", route, readiness))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.register("again", route, critical))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
