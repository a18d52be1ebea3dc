package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualTimeTest {

    private final Instant start = Instant.parse("2026-11-21T00:00:00Z");
    private final ManualTime time = ManualTime.startingAt(start);

    @Test
    void standsStillUntilMoved() {
        assertThat(time.instant()).isEqualTo(start).isEqualTo(time.instant());
        assertThat(time.nanos()).isZero();
    }

    @Test
    void movesBothClocksTogether() {
        time.advance(Duration.ofSeconds(30));

        assertThat(time.instant()).isEqualTo(start.plusSeconds(30));
        assertThat(time.nanos()).isEqualTo(30_000_000_000L);
    }

    @Test
    void setsTheWallClockAlone() {
        time.setInstant(start.minusSeconds(3_600));

        assertThat(time.instant()).isEqualTo(start.minusSeconds(3_600));
        assertThat(time.nanos()).isZero();
    }

    @Test
    void refusesToRunBackwards() {
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration: PT-1S (expected: not negative)");
    }
}
