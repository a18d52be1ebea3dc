package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.InMemoryQuotaStore;
import org.junit.jupiter.api.Test;

class QuotaHistoriesTest {

    @Test
    void aSecondRunOfTheSameSeedTakesTheSameSteps() {
        QuotaHistories histories =
                QuotaHistories.of(InMemoryQuotaStore.create()).seed(3);

        assertThat(histories.run(50)).isEqualTo(histories.run(50)).isGreaterThan(500);
    }
}
