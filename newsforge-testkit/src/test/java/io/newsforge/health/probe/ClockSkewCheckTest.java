package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSkewCheckTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T00:00:00Z"));
    private long ahead;
    private long there;
    private long back;

    /** A clock that is read on the far side of a way. */
    private final ClockSkewCheck check = ClockSkewCheck.of(() -> {
                time.advance(Duration.ofMillis(there));
                Instant read = time.instant().plusMillis(ahead);
                time.advance(Duration.ofMillis(back));
                return read;
            })
            .time(time);

    private void way(long out, long home) {
        there = out;
        back = home;
    }

    @Test
    void clocksThatAgreeAreUp() throws Exception {
        way(40, 40);

        Health health = check.check();

        assertThat(health.toString()).isEqualTo("up");
        assertThat(health.data()).containsExactly(entry("ahead_ms", 0L), entry("round_trip_ms", 80L));
    }

    @Test
    void halfTheRoundTripIsAccountedFor() throws Exception {
        way(600, 600);
        ahead = 900;

        assertThat(check.check().data()).containsEntry("ahead_ms", 900L);
    }

    @Test
    void aClockMoreThanASecondAwayIsDegraded() throws Exception {
        ahead = 1_000;
        assertThat(check.check().status()).isEqualTo(Status.UP);

        ahead = 1_001;
        assertThat(check.check().toString()).isEqualTo("degraded: the other clock is 1001 ms ahead");
        ahead = -5_000;

        assertThat(check.check().toString()).isEqualTo("degraded: the other clock is 5000 ms behind");
    }

    @Test
    void whatTheRoundTripMayExplainIsNoSkew() throws Exception {
        way(0, 1_600);
        ahead = -500;

        Health health = check.check();

        assertThat(health.data()).containsEntry("ahead_ms", -1_300L);
        assertThat(health.status()).isEqualTo(Status.UP);
    }

    @Test
    void aRoundTripThatIsTooLongTellsNothingUnlessTheClocksAreFurtherApart() throws Exception {
        way(1_500, 1_500);
        assertThat(check.check().toString()).isEqualTo("unknown: a round trip of 3000 ms is too long to tell");

        ahead = 60_000;

        assertThat(check.check().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void theThresholdIsTheHostsToSet() throws Exception {
        ahead = 300;

        assertThat(check.degradedOver(Duration.ofMillis(250)).check().status()).isEqualTo(Status.DEGRADED);
        assertThatThrownBy(() -> check.degradedOver(Duration.ZERO)).hasMessage("degradedOver: PT0S (expected: > PT0S)");
    }

    @Test
    void allReplicasFailTogetherWhenTheOtherClockIsAway() {
        assertThat(check.reach()).isEqualTo(Reach.SHARED);
    }
}
