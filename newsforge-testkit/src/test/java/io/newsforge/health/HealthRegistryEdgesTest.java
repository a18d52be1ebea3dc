package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.testkit.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens at the seams: between two ticks, between a change and who hears of it, at the end. */
@Timeout(60)
class HealthRegistryEdgesTest {

    private static final CheckOptions CRITICAL =
            CheckOptions.critical().jitter(0).build();

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));

    private RegistryBuilder builder() {
        return HealthRegistry.builder().time(time).executor(Runnable::run);
    }

    @Test
    void anErrorOfAListenerKeepsNobodyFromHearing() {
        List<HealthChange> heard = new ArrayList<>();
        HealthRegistry health = builder()
                .listener(change -> {
                    throw new StackOverflowError();
                })
                .listener(heard::add)
                .build();
        health.register("database", Health::up, CRITICAL);

        health.tick();

        assertThat(heard).extracting(HealthChange::name).contains("database");
    }
}
