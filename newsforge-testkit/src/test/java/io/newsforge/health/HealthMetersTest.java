package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthMetersTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HealthRegistry health =
            HealthRegistry.builder().time(time).executor(Runnable::run).build();
    private final CheckOptions critical = CheckOptions.critical()
            .in(CheckOptions.READINESS)
            .grace(Duration.ZERO)
            .jitter(0)
            .downAfter(1)
            .build();
    private Health said = Health.up();

    private Optional<Double> status(String kind, String name, String status) {
        @Nullable
        Gauge gauge = meters.find("newsforge.health.status")
                .tags("kind", kind, "name", name, "status", status)
                .gauge();
        return Optional.ofNullable(gauge).map(Gauge::value);
    }

    private double oldest() {
        @Nullable
        TimeGauge gauge = meters.find("newsforge.health.oldest.reading").timeGauge();
        return gauge == null ? -1 : gauge.value(TimeUnit.SECONDS);
    }

    @Test
    void theStatusThatIsShownIsOneAndTheOthersAreZero() {
        health.register("db", () -> said, critical);
        HealthMeters.of(health, time).bindTo(meters);
        health.tick();
        assertThat(status("check", "db", "up")).contains(1.0);
        assertThat(status("group", "readiness", "up")).contains(1.0);

        said = Health.down("no connection");
        time.advance(Duration.ofSeconds(10));
        health.tick();

        assertThat(status("check", "db", "up")).contains(0.0);
        assertThat(status("check", "db", "down")).contains(1.0);
        assertThat(status("group", "readiness", "down")).contains(1.0);
        assertThat(status("group", "health", "down")).contains(1.0);
        assertThat(status("group", "liveness", "up")).contains(1.0);
    }

    @Test
    void whatIsRegisteredLaterAppearsWithItsMembersAndGroups() {
        HealthMeters.of(health, time).bindTo(meters);
        assertThat(status("check", "storage/db", "up")).isEmpty();

        health.register(
                "storage",
                Composite.of("db", Health::up, critical),
                CheckOptions.critical().in("nightly").build());
        health.tick();

        assertThat(status("check", "storage", "up")).contains(1.0);
        assertThat(status("check", "storage/db", "up")).contains(1.0);
        assertThat(status("group", "nightly", "up")).contains(1.0);
    }

    @Test
    void whatIsTakenOutGoes() {
        HealthMeters.of(health, time).bindTo(meters);
        int before = meters.getMeters().size();
        Registration registration = health.register("db", Health::up, critical);
        assertThat(meters.getMeters()).hasSize(before + 4);

        registration.close();

        assertThat(meters.getMeters()).hasSize(before);
        health.register("db", Health::up, critical);
        health.tick();
        assertThat(status("check", "db", "up")).contains(1.0);
    }

    @Test
    void theOldestReadingOfAllIsShown() {
        HealthMeters.of(health, time).bindTo(meters);
        assertThat(oldest()).isNaN();
        health.register("db", Health::up, critical);
        health.register(
                "disk",
                Health::up,
                CheckOptions.critical().jitter(0).every(Duration.ofMinutes(1)).build());
        health.tick();

        time.advance(Duration.ofSeconds(15));
        health.tick();
        time.advance(Duration.ofSeconds(5));

        assertThat(oldest()).isEqualTo(20.0);
    }

    @Test
    void metersOfTwoRegistriesFollowForThemselves() {
        MeterRegistry other = new SimpleMeterRegistry();
        HealthMeters binder = HealthMeters.of(health, time);
        binder.bindTo(meters);
        binder.bindTo(other);

        health.register("db", Health::up, critical);

        assertThat(meters.getMeters()).hasSameSizeAs(other.getMeters());
        assertThat(status("check", "db", "unknown")).contains(1.0);
    }
}
