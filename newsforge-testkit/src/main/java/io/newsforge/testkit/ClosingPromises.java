package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HeldLine;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldState;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.Unit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What closing promises: once, to what was used, in the period the hold was taken in. */
abstract class ClosingPromises extends TakingPromises {

    ClosingPromises() {}

    @Test
    void chargesNoMoreThanFitsWhenASettlementPassesTheBound() {
        take("a", START, day("user:1", Amounts.MAX - 3, Amounts.MAX));
        take("b", START, day("user:1", 1, Amounts.MAX));

        CloseAnswer answer = close("b", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, Amounts.MAX), START);

        assertThat(line(answer).charged()).isEqualTo(3);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(Amounts.MAX);
        assertBalanced();
    }

    @Test
    void settlesToWhatWasUsed() {
        take("a", START, day("user:1", 4, 5));

        CloseAnswer answer = close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), START);

        assertThat(line(answer)).isEqualTo(new HeldLine(day("user:1", 0, 0).counter(), Unit.CONVERSIONS, 0, 4, 1));
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
    }

    @Test
    void settlesAboveTheReservationAndRecordsTheOverrun() {
        take("a", START, day("user:1", 4, 5));

        CloseAnswer answer = close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 9), START);

        assertThat(line(answer).overrun()).isEqualTo(5);
        assertThat(take("b", START, day("user:1", 0, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(audited(day("user:1", 0, 0)).overrun()).isEqualTo(5);
        assertThat(kinds("a"))
                .containsExactlyInAnyOrder(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.SETTLE, LedgerEntry.Kind.OVERRUN);
        assertBalanced();
    }

    @Test
    void leavesAUnitThatIsNotStatedAsItWasReserved() {
        take("a", START, day("user:1", 4, 5));

        close("a", Ending.SETTLE, Amounts.of(Unit.INPUT_TOKENS, 9), START);

        assertThat(used(day("user:1", 0, 0))).isEqualTo(4);
    }

    @Test
    void takesAStatedZeroForZero() {
        take("a", START, day("user:1", 4, 5));

        close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 0), START);

        assertThat(used(day("user:1", 0, 0))).isZero();
    }

    @Test
    void givesBackWhatIsReleased() {
        take("a", START, day("user:1", 4, 5));

        assertThat(line(close("a", Ending.RELEASE, Amounts.none(), START)).charged())
                .isZero();
        assertThat(used(day("user:1", 0, 0))).isZero();
        assertThat(kinds("a")).containsExactlyInAnyOrder(LedgerEntry.Kind.RESERVE, LedgerEntry.Kind.RELEASE);
    }

    @Test
    void keepsTheUnknownChargedUntilItIsSettled() {
        take("a", START, day("user:1", 4, 5));

        assertThat(state(close("a", Ending.UNKNOWN, Amounts.none(), START))).isEqualTo(HoldState.UNKNOWN);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(4);
        assertThat(audited(day("user:1", 0, 0)).unknown()).isEqualTo(4);
        assertThat(close("a", Ending.RELEASE, Amounts.none(), START)).isInstanceOf(CloseAnswer.AlreadyClosed.class);
        assertThat(state(close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), START)))
                .isEqualTo(HoldState.SETTLED);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
        assertBalanced();
    }

    @Test
    void closesOnceAndSaysSoAfterwards() {
        take("a", START, day("user:1", 4, 5));
        close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 2), START);

        for (Ending ending : Ending.values()) {
            assertThat(close("a", ending, Amounts.of(Unit.CONVERSIONS, 5), START))
                    .isInstanceOfSatisfying(
                            CloseAnswer.AlreadyClosed.class,
                            already -> assertThat(already.hold().state()).isEqualTo(HoldState.SETTLED));
        }
        assertThat(used(day("user:1", 0, 0))).isEqualTo(2);
    }

    @Test
    void doesNotKnowWhatWasNeverTaken() {
        assertThat(close("a", Ending.SETTLE, Amounts.none(), START)).isEqualTo(new CloseAnswer.NoSuchHold());
    }

    @Test
    void chargesThePeriodTheHoldWasTakenIn() {
        Instant late = MIDNIGHT.minusSeconds(1);
        take("a", late, day("user:1", 4, 5));

        close("a", Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), MIDNIGHT.plusSeconds(5));

        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
    }
}
