package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HoldAnswer;
import org.junit.jupiter.api.Test;

/** What adjusting and the books promise. */
abstract class AdjustingPromises extends TimePromises {

    AdjustingPromises() {}

    @Test
    void adjustsOnceWhateverTheLimit() {
        take("a", START, day("user:1", 1, 5));
        AdjustRequest request =
                new AdjustRequest(group, "a", day("user:1", 0, 0).counter(), DAY, 7, "double billing", START, KEEP);

        assertThat(store.adjust(request)).isEqualTo(new AdjustAnswer(false, CounterReading.of(8)));
        assertThat(store.adjust(request)).isEqualTo(new AdjustAnswer(true, CounterReading.of(8)));
        assertThat(take("b", START, day("user:1", 1, 5))).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(audited(day("user:1", 0, 0)).adjusted()).isEqualTo(7);
        assertThat(store.books(group).entries())
                .anySatisfy(entry -> assertThat(entry.reason()).isEqualTo("double billing"));
        assertBalanced();
    }

    @Test
    void makesRoomByACredit() {
        CounterKey counter = day("user:1", 0, 0).counter();
        store.adjust(new AdjustRequest(group, "credit", counter, DAY, -3, "goodwill", START, KEEP));

        assertThat(take("a", START, day("user:1", 8, 5))).isInstanceOf(HoldAnswer.Taken.class);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(5);
    }

    @Test
    void hasEmptyBooksForAGroupItDoesNotKnow() {
        assertThat(store.books(group).balances()).isEmpty();
        assertThat(store.books(group).entries()).isEmpty();
    }
}
