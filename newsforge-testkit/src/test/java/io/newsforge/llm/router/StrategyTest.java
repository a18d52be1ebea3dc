package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private final World world = new World();

    private ModelRouter router(Strategy strategy) {
        return world.router()
                .route(world.first().weight(9).build())
                .route(world.second().build())
                .strategy(strategy)
                .build();
    }

    private String routeOf(Routed routed) {
        return routed.trace().attempts().get(0).route();
    }

    @Test
    void priorityTakesTheFirst() {
        assertThat(routeOf(router(Strategy.priority()).send(World.PROMPT))).isEqualTo("first");
    }

    @Test
    void weightedSharesByWeightAndFollowsItAtRunTime() {
        ModelRouter router = router(Strategy.weighted());
        for (int i = 0; i < 2_000; i++) {
            router.send(World.PROMPT);
        }
        assertThat(world.one.sent("m1")).isBetween(1_740, 1_860);

        router.weight("first", 0);
        int before = world.one.sent("m1");
        for (int i = 0; i < 100; i++) {
            router.send(World.PROMPT);
        }
        assertThat(world.one.sent("m1")).isEqualTo(before);

        world.two.always(FakeModel.fails(ErrorKind.PROVIDER_FAILED));
        router.send(World.PROMPT);
        assertThat(world.one.sent("m1")).isEqualTo(before + 1);
        assertThatThrownBy(() -> router.weight("first", -1)).hasMessage("weight: -1 (expected: >= 0)");
        assertThatThrownBy(() -> router.weight("third", 1)).hasMessageStartingWith("route: third");
    }

    @Test
    void leastLatencyLeavesASlowRouteAndForgetsItsPeak() {
        world.one.always(world.takes(Duration.ofSeconds(2), FakeModel.says("slow")));
        world.two.always(world.takes(Duration.ofMillis(100), FakeModel.says("quick")));
        ModelRouter router = router(Strategy.leastLatency());
        router.send(World.PROMPT);
        router.send(World.PROMPT);
        int before = world.one.sent("m1");

        for (int i = 0; i < 50; i++) {
            router.send(World.PROMPT);
        }
        assertThat(world.one.sent("m1")).isEqualTo(before);

        world.time.advance(Duration.ofMinutes(10));
        world.two.always(world.takes(Duration.ofSeconds(9), FakeModel.says("slow")));
        router.send(World.PROMPT);
        router.send(World.PROMPT);
        assertThat(world.one.sent("m1")).isGreaterThan(before);
    }

    @Test
    void leastBusyCountsWhatIsUnderWay() {
        ModelRouter router = router(Strategy.leastBusy());
        RoutedStream open = router.stream(World.PROMPT);

        assertThat(routeOf(router.send(World.PROMPT))).isEqualTo("second");
        open.close();
        assertThat(routeOf(router.send(World.PROMPT))).isEqualTo("first");
    }

    @Test
    void cheapestTakesTheLeastWorstCostAndUnknownLast() {
        ModelRouter router = world.router()
                .route(Route.of("unpriced", world.one, "nobody-knows"))
                .route(world.first().price(Price.of(3_000_000, 3_000_000)).build())
                .route(world.second().build())
                .strategy(Strategy.cheapest())
                .build();

        assertThat(routeOf(router.send(World.PROMPT))).isEqualTo("second");
    }

    @Test
    void stickyKeepsAKeyOnItsRouteAndMovesOnlyTheKeysOfARouteThatIsGone() {
        ModelRouter router = world.router()
                .route(world.first().build())
                .route(world.second().build())
                .route(Route.of("third", world.two, "m3"))
                .strategy(Strategy.sticky())
                .build();
        Map<String, String> before = routesOfKeys(router);
        assertThat(before.values()).contains("first", "second", "third");
        assertThat(routesOfKeys(router)).isEqualTo(before);

        router.takeOut("second");
        Map<String, String> without = routesOfKeys(router);
        before.forEach((key, route) -> {
            if (!route.equals("second")) {
                assertThat(without).containsEntry(key, route);
            }
        });
        assertThat(without.values()).doesNotContain("second");

        router.putBack("second");
        assertThat(routesOfKeys(router)).isEqualTo(before);
    }

    private Map<String, String> routesOfKeys(ModelRouter router) {
        Map<String, String> routes = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String key = "conversation-" + i;
            CallOptions options = CallOptions.builder().stickyKey(key).build();
            routes.put(key, routeOf(router.send(World.PROMPT, options)));
        }
        return routes;
    }

    @Test
    void oneOfTheHostsOwnIsRefusedWhenItPointsBesides() {
        assertThatThrownBy(() -> router(candidates -> 2).send(World.PROMPT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("strategy's choice: 2 (expected: 0 to 1)");
    }

    @Test
    void tagsAndExclusionsLeaveRoutesOut() {
        ModelRouter router = world.router()
                .route(world.first().build())
                .route(world.second().tag("fast").tag("eu").build())
                .build();

        Routed tagged =
                router.send(World.PROMPT, CallOptions.builder().tag("fast").build());
        RoutingException none = World.failure(() -> router.send(
                World.PROMPT,
                CallOptions.builder().tag("fast").exclude("second").build()));

        assertThat(routeOf(tagged)).isEqualTo("second");
        assertThat(tagged.trace().passedOver()).containsExactly(new PassedOver.TagMissing("first", "fast"));
        assertThat(none.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(none.retryAfter()).isEmpty();
    }

    @Test
    void schemasAndWindowsLeaveRoutesOut() {
        world.one.capabilities = new Capabilities(false, true, OptionalLong.empty(), OptionalLong.empty());
        ModelRouter router = world.router()
                .bounds(World.bound(8_000))
                .route(world.first().build())
                .route(world.second().contextWindow(4_000).build())
                .route(Route.of("large", world.two, "large"))
                .build();
        Prompt strict = Prompt.builder()
                .user("x".repeat(2_000))
                .maxTokens(100)
                .schema(ReplySchema.of("s", "{}"))
                .build();

        Routed routed = router.send(strict);

        assertThat(routed.trace().passedOver())
                .containsExactly(new PassedOver.NoSchema("first"), new PassedOver.WindowTooSmall("second", 8_100));
        assertThat(routeOf(routed)).isEqualTo("large");
    }
}
