package io.newsforge.bench;

import io.newsforge.llm.price.Price;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.Routed;
import io.newsforge.llm.router.RouterBuilder;
import io.newsforge.llm.router.Strategy;
import io.newsforge.llm.spi.Prompt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole call over eight routes to a provider that answers at once: choosing the route, and the attempt with its breaker, price and
 * trace. The decision alone is less than each of these; what {@code one} route costs is the part that is not a choice.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoutingBenchmark {

    private final Prompt prompt = Prompt.of("Is the ferry electric?");
    private final ModelRouter one = router(1, Strategy.priority());
    private final ModelRouter byPriority = router(8, Strategy.priority());
    private final ModelRouter byWeight = router(8, Strategy.weighted());
    private final ModelRouter byLatency = router(8, Strategy.leastLatency());
    private final ModelRouter byLoad = router(8, Strategy.leastBusy());
    private final ModelRouter byPrice = router(8, Strategy.cheapest());

    private static ModelRouter router(int routes, Strategy strategy) {
        RouterBuilder router = ModelRouter.builder().strategy(strategy);
        InstantModel provider = new InstantModel();
        for (int i = 0; i < routes; i++) {
            router.route(Route.builder("route-" + i, provider, "model-" + i)
                    .price(Price.of(1_000_000 + i, 2_000_000))
                    .build());
        }
        return router.build();
    }

    /**
     * A single route.
     *
     * @return the answer
     */
    @Benchmark
    public Routed one() {
        return one.send(prompt);
    }

    /**
     * In their order.
     *
     * @return the answer
     */
    @Benchmark
    public Routed priority() {
        return byPriority.send(prompt);
    }

    /**
     * By weight and chance.
     *
     * @return the answer
     */
    @Benchmark
    public Routed weighted() {
        return byWeight.send(prompt);
    }

    /**
     * The quicker one of two by chance.
     *
     * @return the answer
     */
    @Benchmark
    public Routed leastLatency() {
        return byLatency.send(prompt);
    }

    /**
     * The one with the fewest calls under way.
     *
     * @return the answer
     */
    @Benchmark
    public Routed leastBusy() {
        return byLoad.send(prompt);
    }

    /**
     * The cheapest.
     *
     * @return the answer
     */
    @Benchmark
    public Routed cheapest() {
        return byPrice.send(prompt);
    }
}
