package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaHistories;
import org.junit.jupiter.api.Test;

/** {@code -Dnewsforge.quota.histories=100000} plays more. */
class H2QuotaHistoriesTest {

    private static QuotaStore store() {
        return JdbcQuotaStore.on(Servers.h2()).timedByCallers();
    }

    @Test
    void answersAsTheModelDoesInEveryHistory() {
        int histories = Integer.getInteger("newsforge.quota.histories", 400);

        long steps = QuotaHistories.of(store()).run(histories);

        System.out.println("H2: " + histories + " histories, " + steps + " steps as the model");
        assertThat(steps).isGreaterThan(histories);
    }
}
