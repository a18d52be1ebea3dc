package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import org.junit.jupiter.api.Test;

class ServingCheckTest {

    private Status model = Status.UP;
    private Status cheaper = Status.UP;
    private Status offline = Status.UP;
    private final ServingCheck check = ServingCheck.first("model", () -> model)
            .then("cheaper model", () -> cheaper)
            .then("offline", () -> offline);

    @Test
    void itIsUpWhenTheFirstWayWorks() {
        Health health = check.check();

        assertThat(health.toString()).isEqualTo("up");
        assertThat(health.data())
                .containsExactly(
                        entry("how", "model"),
                        entry("way.model", "up"),
                        entry("way.cheaper model", "up"),
                        entry("way.offline", "up"));
    }

    @Test
    void aFirstWayThatIsDegradedStillServes() {
        model = Status.DEGRADED;

        assertThat(check.check().toString()).isEqualTo("degraded: conversions are served by: model, which is degraded");
    }

    @Test
    void aLaterWayIsDegradedAndNamed() {
        model = Status.DOWN;
        assertThat(check.check().data()).containsEntry("how", "cheaper model");

        cheaper = Status.UNKNOWN;

        assertThat(check.check().toString()).isEqualTo("degraded: conversions are served by: offline");
    }

    @Test
    void withoutAWayItIsDownOrUnknownIfNobodyCanTell() {
        model = Status.DOWN;
        cheaper = Status.DOWN;
        offline = Status.DOWN;
        assertThat(check.check().toString()).isEqualTo("down: conversions cannot be served");

        cheaper = Status.UNKNOWN;

        assertThat(check.check().toString()).isEqualTo("unknown: nobody can tell whether conversions can be served");
    }

    @Test
    void aWayWhoseStatusCannotBeReadDoesNotWork() {
        ServingCheck broken = ServingCheck.first("model", () -> {
                    throw new IllegalStateException("closed");
                })
                .then("offline", () -> Status.UP);

        assertThat(broken.check().data()).contains(entry("way.model", "down"), entry("how", "offline"));
    }

    @Test
    void itHangsOnVendors() {
        assertThat(check.reach()).isEqualTo(Reach.VENDOR);
    }

    @Test
    void twoWaysOfOneNameAreRefused() {
        assertThatThrownBy(() -> check.then("model", () -> Status.UP))
                .hasMessage("name: \"model\" (expected: one that is not taken)");
    }
}
