package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthGoodbyeTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final List<HealthChange> heard = new ArrayList<>();
    private final HealthRegistry health = HealthRegistry.builder()
            .time(time)
            .executor(Runnable::run)
            .listener(heard::add)
            .build();
    private final CheckOptions options =
            CheckOptions.degrading().grace(Duration.ZERO).downAfter(1).build();

    @Test
    void whoIsTakenOutWhileDownIsUnknownToListeners() {
        Registration registration = health.register("mail", () -> Health.down("no route"), options);
        health.tick();
        heard.clear();

        registration.close();
        registration.close();

        assertThat(heard)
                .filteredOn(it -> it.name().equals("mail"))
                .singleElement()
                .satisfies(last -> {
                    assertThat(last.from()).isEqualTo(Status.DOWN);
                    assertThat(last.to()).isEqualTo(Status.UNKNOWN);
                    assertThat(last.health().message()).isEqualTo("no longer registered");
                });
    }

    @Test
    void membersOfACompositeSayGoodbyeBeforeIt() {
        Composite two = Composite.of("a", Health::up, options).and("b", () -> Health.down("no"), options);
        Registration registration = health.register("two", two, options);
        health.tick();
        heard.clear();

        registration.close();

        assertThat(heard)
                .filteredOn(it -> it.kind() == HealthChange.Kind.CHECK)
                .extracting(HealthChange::name)
                .containsExactly("two/a", "two/b", "two");
    }

    @Test
    void changesSayHowFarTheyReach() {
        HealthCheck vendor = ((HealthCheck) () -> Health.down("out")).reaching(Reach.VENDOR);
        HealthCheck shared = ((HealthCheck) () -> Health.down("out")).reaching(Reach.SHARED);
        health.register("both", Composite.of("db", shared, options).and("llm", vendor, options), options);

        health.tick();

        assertThat(heard)
                .filteredOn(it -> it.to() == Status.DOWN)
                .extracting(HealthChange::name, HealthChange::reach)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("both/db", Reach.SHARED),
                        org.assertj.core.groups.Tuple.tuple("both/llm", Reach.VENDOR));
        assertThat(heard)
                .filteredOn(it -> it.name().equals("both"))
                .allSatisfy(it -> assertThat(it.reach()).isEqualTo(Reach.VENDOR));
    }
}
