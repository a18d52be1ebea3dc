package io.newsforge.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.newsforge.time.TimeSource;
import java.util.Objects;

/**
 * The meters of a registry's groups and checks. Thread-safe.
 *
 * <ul>
 *   <li>{@code newsforge.health.status}: 1 for the status (tag {@code status}) that a group or check is in, 0 for the others; tag
 *       {@code kind} is {@code group} or {@code check}, tag {@code name} the group's name or the check's path
 *   <li>{@code newsforge.health.oldest.reading}: how old the oldest of the checks' latest readings is, in seconds; not a number
 *       before the first
 * </ul>
 *
 * <p>What is registered later appears too, and what is taken out goes. They read the report, so nothing is looked at for them.
 *
 * <pre>{@code
 * HealthMeters.of(health, time).bindTo(meterRegistry);
 * }</pre>
 */
public final class HealthMeters implements MeterBinder {

    private final HealthRegistry health;
    private final TimeSource time;

    private HealthMeters(HealthRegistry health, TimeSource time) {
        this.health = health;
        this.time = time;
    }

    /**
     * Meters for all groups and checks of a registry.
     *
     * @param health the registry
     * @param time the clock the registry uses
     * @return the binder
     */
    public static HealthMeters of(HealthRegistry health, TimeSource time) {
        return new HealthMeters(Objects.requireNonNull(health, "health"), Objects.requireNonNull(time, "time"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        StatusGauges gauges = new StatusGauges(health, time, Objects.requireNonNull(registry, "registry"));
        gauges.bindAge();
        health.onRegistrations(gauges::tryFollow);
        gauges.follow();
    }
}
