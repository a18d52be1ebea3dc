package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the passing of time promises: leases end in the unknown, windows slide, and a clock set back does no harm. */
abstract class TimePromises extends ClosingPromises {

    TimePromises() {}

    @Test
    void turnsAHoldOverItsLeaseIntoUnknown() {
        take("a", START, day("user:1", 4, 5));
        Instant over = START.plus(LEASE);

        store.expire(over, 1_000);

        assertThat(take("a", over, day("user:1", 4, 5)))
                .isInstanceOfSatisfying(
                        HoldAnswer.Known.class,
                        known -> assertThat(known.hold().state()).isEqualTo(HoldState.UNKNOWN));
        assertThat(used(day("user:1", 0, 0))).isEqualTo(4);
        assertThat(kinds("a")).containsExactlyInAnyOrder(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.UNKNOWN);
    }

    @Test
    void isOverTheLeaseBeforeAnybodyWritesItDown() {
        take("a", START, day("user:1", 4, 5));
        Instant over = START.plus(LEASE);

        assertThat(close("a", Ending.RELEASE, Amounts.none(), over))
                .isInstanceOfSatisfying(
                        CloseAnswer.AlreadyClosed.class,
                        already -> assertThat(already.hold().state()).isEqualTo(HoldState.UNKNOWN));
        assertThat(state(close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), over)))
                .isEqualTo(HoldState.SETTLED);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
        assertBalanced();
    }

    @Test
    void staysOpenToTheLastMomentOfItsLease() {
        take("a", START, day("user:1", 4, 5));
        Instant last = START.plus(LEASE).minusMillis(1);

        store.expire(last, 1_000);

        assertThat(state(close("a", Ending.RELEASE, Amounts.none(), last))).isEqualTo(HoldState.RELEASED);
    }

    @Test
    void slidesByTheSecond() {
        assertThat(take("a", START, minute(3, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("b", START.plusSeconds(20), minute(2, 5))).isInstanceOf(HoldAnswer.Taken.class);

        assertThat(take("c", START.plusMillis(60_999), minute(1, 5)))
                .isEqualTo(new HoldAnswer.Refused(0, List.of(new CounterReading(5, Duration.ofMillis(1)))));
        assertThat(take("c", START.plusSeconds(61), minute(3, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("d", START.plusSeconds(61), minute(1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertBalanced();
    }

    @Test
    void neverHoldsMoreThanTheLimitInAnySixtySeconds() {
        SplittableRandom random = new SplittableRandom(60);
        List<Instant> taken = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < 400; i++) {
            at = at.plusMillis(random.nextInt(random.nextInt(8) == 0 ? 9_000 : 700));
            if (take("hold-" + i, at, minute(1, 7)) instanceof HoldAnswer.Taken) {
                taken.add(at);
            }
        }

        assertThat(taken).hasSizeGreaterThan(30);
        for (int i = 7; i < taken.size(); i++) {
            assertThat(Duration.between(taken.get(i - 7), taken.get(i))).isGreaterThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void standsStillWhenTheClockGoesBack() {
        take("a", START, minute(5, 5));
        Instant back = START.minusSeconds(120);

        assertThat(take("b", back, minute(1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(take("b", START.plusSeconds(61), minute(1, 5))).isInstanceOf(HoldAnswer.Taken.class);
    }
}
