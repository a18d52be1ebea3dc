package io.newsforge.breaker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Objects;

/**
 * The meters of a registry's breakers, tagged with the breaker's name. Thread-safe.
 *
 * <ul>
 *   <li>{@code newsforge.breaker.state}: 1 for the state (tag {@code state}) the breaker is in, 0 for the others
 *   <li>{@code newsforge.breaker.rejected}: calls rejected
 *   <li>{@code newsforge.breaker.opened}: times the breaker opened by itself
 * </ul>
 *
 * <pre>{@code
 * BreakerMeters.of(breakers).bindTo(meterRegistry);
 * }</pre>
 */
public final class BreakerMeters implements MeterBinder {

    private final BreakerRegistry breakers;

    private BreakerMeters(BreakerRegistry breakers) {
        this.breakers = breakers;
    }

    /**
     * Meters for all breakers of a registry, those made later too.
     *
     * @param breakers the breakers
     * @return the binder
     */
    public static BreakerMeters of(BreakerRegistry breakers) {
        return new BreakerMeters(Objects.requireNonNull(breakers, "breakers"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Objects.requireNonNull(registry, "registry");
        breakers.visit(breaker -> bind(breaker, registry));
    }

    private static void bind(CircuitBreaker breaker, MeterRegistry registry) {
        for (BreakerState state : BreakerState.values()) {
            Gauge.builder("newsforge.breaker.state", breaker, it -> it.state() == state ? 1 : 0)
                    .description("1 for the state the breaker is in, 0 for the others")
                    .tag("breaker", breaker.name())
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder(
                        "newsforge.breaker.rejected",
                        breaker,
                        it -> it.snapshot().rejected())
                .description("Calls rejected by the breaker")
                .tag("breaker", breaker.name())
                .register(registry);
        FunctionCounter.builder(
                        "newsforge.breaker.opened", breaker, it -> it.snapshot().opened())
                .description("Times the breaker opened by itself")
                .tag("breaker", breaker.name())
                .register(registry);
    }
}
