package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.QuotaStore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryQuotaStoreTest extends QuotaStoreContract {

    private static final int PARTS = 16;
    private static final int ALL = Integer.getInteger("newsforge.quota.histories", 100_000);

    @Override
    protected QuotaStore store() {
        return InMemoryQuotaStore.create();
    }

    /** In parts with a store and a seed each, on as many threads as there are processors. */
    @Test
    void answersAHundredThousandHistoriesAsTheModelDoes() {
        long steps = IntStream.range(0, PARTS)
                .parallel()
                .mapToLong(part -> QuotaHistories.of(store()).seed(part).run(Math.max(1, ALL / PARTS)))
                .sum();

        assertThat(steps).isGreaterThan(ALL);
    }
}
