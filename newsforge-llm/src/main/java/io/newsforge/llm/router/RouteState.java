package io.newsforge.llm.router;

import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.llm.price.Cost;
import io.newsforge.llm.price.Price;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Usage;
import io.newsforge.retry.Retry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A route within a router: what happens on it. Thread-safe. */
final class RouteState {

    static final long UNKNOWN_COST = -1;

    final Route route;
    final int index;
    final ModelProvider provider;
    final String model;
    final AccountState account;
    final CircuitBreaker breaker;
    final Retry retry;
    final RouteMeters meters;
    final SetAside aside = new SetAside();
    final PeakEwma latency = new PeakEwma();
    final Traffic traffic = new Traffic();
    final boolean takesSchemas;
    final OptionalLong window;
    private final @Nullable Price price;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final int maxConcurrent;
    private volatile int weight;
    private volatile boolean takenOut;

    RouteState(
            Route route,
            int index,
            AccountState account,
            CircuitBreaker breaker,
            Retry retry,
            @Nullable Price price,
            RouteMeters meters) {
        this.route = route;
        this.index = index;
        this.provider = route.provider();
        this.model = route.model();
        this.account = account;
        this.breaker = breaker;
        this.retry = retry;
        this.price = price;
        this.meters = meters;
        this.takesSchemas = provider.capabilities(model).schema();
        this.window = route.contextWindow();
        this.maxConcurrent = route.maxConcurrent();
        this.weight = route.weight();
    }

    String name() {
        return route.name();
    }

    boolean tryEnter() {
        int now = inFlight.get();
        while (now < maxConcurrent) {
            if (inFlight.compareAndSet(now, now + 1)) {
                return true;
            }
            now = inFlight.get();
        }
        return false;
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    int inFlight() {
        return inFlight.get();
    }

    int weight() {
        return weight;
    }

    void weight(int newWeight) {
        weight = newWeight;
    }

    boolean isTakenOut() {
        return takenOut;
    }

    void takeOut() {
        takenOut = true;
    }

    void putBack() {
        takenOut = false;
    }

    boolean isPriced() {
        return price != null;
    }

    /** The most an attempt can cost, or {@link #UNKNOWN_COST}. */
    long worst(long inputTokens, long outputTokens) {
        return price != null
                ? price.worst(inputTokens, outputTokens)
                : route.costCeiling().orElse(UNKNOWN_COST);
    }

    Cost cost(Usage usage) {
        if (price != null) {
            return price.cost(usage);
        }
        OptionalLong ceiling = route.costCeiling();
        return ceiling.isPresent() ? new Cost.AtMost(ceiling.getAsLong()) : new Cost.Unknown();
    }

    RouteSnapshot snapshot(long now) {
        SetAside.Term ofAccount = account.aside.term(now);
        SetAside.Term own = aside.term(now);
        SetAside.Term longer = longer(ofAccount, own, now);
        @Nullable ErrorKind why = longer == null ? null : longer.why();
        return new RouteSnapshot(
                name(),
                provider.name(),
                model,
                account.name,
                takenOut,
                weight,
                breaker.snapshot(),
                inFlight(),
                traffic.attempts(),
                traffic.failures(),
                traffic.quietFor(now),
                Duration.ofNanos((long) latency.nanos(now)),
                why,
                longer == null ? Duration.ZERO : Duration.ofNanos(longer.left(now)),
                account.heard());
    }

    private static SetAside.@Nullable Term longer(
            SetAside.@Nullable Term one, SetAside.@Nullable Term other, long now) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.left(now) >= other.left(now) ? one : other;
    }
}
