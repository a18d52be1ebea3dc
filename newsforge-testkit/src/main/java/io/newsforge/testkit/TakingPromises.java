package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What taking promises: all lines or none, to the brim and no further, once for a key. */
abstract class TakingPromises extends QuotaGround {

    TakingPromises() {}

    @Test
    void takesAllLinesOrNone() {
        HoldLine roomy = day("user:1", 2, 5);
        HoldLine tight = line("organisation:1", Unit.CONVERSIONS, 2, 1, new CounterSpan.Lifetime(), "lifetime");

        assertThat(take("a", START, roomy, tight))
                .isEqualTo(new HoldAnswer.Refused(1, List.of(CounterReading.of(0), CounterReading.of(0))));
        assertThat(used(roomy)).isZero();
        assertThat(take("a", START, roomy)).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(used(roomy)).isEqualTo(2);
    }

    @Test
    void namesTheFirstLineWithoutRoom() {
        HoldAnswer answer = take("a", START, day("user:1", 1, 0), day("user:2", 1, 0));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        HoldAnswer.Refused.class,
                        refused -> assertThat(refused.line()).isZero());
    }

    @Test
    void fillsALimitToTheBrimAndNoFurther() {
        assertThat(take("a", START, day("user:1", 5, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("b", START, day("user:1", 1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(take("c", START, day("user:1", 0, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("d", START, day("user:1", 0, 4))).isInstanceOf(HoldAnswer.Refused.class);
    }

    @Test
    void takesAHoldOfNoLines() {
        assertThat(take("a", START)).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(close("a", Ending.SETTLE, Amounts.none(), START)).isInstanceOf(CloseAnswer.Closed.class);
    }

    @Test
    void knowsTheGreatestAmountsExactly() {
        HoldLine most = day("user:1", Amounts.MAX - 1, Amounts.MAX);

        assertThat(take("a", START, most)).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(take("b", START, day("user:1", 2, Amounts.MAX))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(take("c", START, day("user:1", 1, Amounts.MAX))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(used(most)).isEqualTo(Amounts.MAX);
    }

    @Test
    void givesTheSameRequestTheFirstAnswerAndAnotherAConflict() {
        HoldAnswer.Taken first = (HoldAnswer.Taken) take("a", START, day("user:1", 1, 5));

        assertThat(take("a", START, day("user:1", 1, 5))).isEqualTo(new HoldAnswer.Known(first.hold()));
        assertThat(store.take(request("a", "another", START, day("user:1", 1, 5))))
                .isEqualTo(new HoldAnswer.Conflict());
        assertThat(used(day("user:1", 0, 0))).isEqualTo(1);
    }

    @Test
    void keepsGroupsApart() {
        take("a", START, day("user:1", 5, 5));
        String mine = group;
        group = mine + "-other";

        assertThat(close("a", Ending.RELEASE, Amounts.none(), START)).isEqualTo(new CloseAnswer.NoSuchHold());
        assertThat(take("a", START, day("user:1", 5, 5))).isInstanceOf(HoldAnswer.Taken.class);
    }
}
