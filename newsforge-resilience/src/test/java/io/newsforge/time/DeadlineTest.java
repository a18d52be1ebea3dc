package io.newsforge.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final FakeTime time = new FakeTime();
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(30), time);

    @Test
    void losesWhatStepsTake() {
        time.advance(Duration.ofSeconds(12));

        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(18));
        assertThat(deadline.within(Duration.ofSeconds(10)).remaining()).isEqualTo(Duration.ofSeconds(10));
        assertThat(deadline.within(Duration.ofSeconds(20))).isSameAs(deadline);
    }

    @Test
    void passesAtItsEndAndLeavesNothing() {
        time.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(deadline.hasPassed()).isFalse();
        time.advance(Duration.ofNanos(1));

        assertThat(deadline.hasPassed()).isTrue();
        time.advance(Duration.ofDays(1));
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void allowsAWaitThatLeavesTime() {
        assertThat(deadline.allows(Duration.ofSeconds(30).minusNanos(1))).isTrue();
        assertThat(deadline.allows(Duration.ofSeconds(30))).isFalse();
    }

    @Test
    void doesNotMoveWithTheWallClock() {
        time.setInstant(Instant.EPOCH);

        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void endlessBudgetIsAHundredYears() {
        assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE), time).remaining())
                .isEqualTo(Duration.ofDays(36_500));
    }

    @Test
    void refusesNegativeDurations() {
        assertThatThrownBy(() -> Deadline.after(Duration.ofSeconds(-1), time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("budget: PT-1S (expected: >= PT0S)");
        assertThatThrownBy(() -> deadline.allows(Duration.ofSeconds(-1))).hasMessage("wait: PT-1S (expected: >= PT0S)");
    }
}
