package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaHistories;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code -Dnewsforge.quota.histories=100000} plays more. */
class RedisQuotaHistoriesTest {

    private static QuotaStore store() {
        return RedisQuotaStore.on(Servers.redis(Servers.redisPort(), Duration.ofSeconds(5)))
                .withPrefix("histories")
                .timedByCallers();
    }

    @Test
    void answersAsTheModelDoesInEveryHistory() {
        int histories = Integer.getInteger("newsforge.quota.histories", 1000);

        long steps = QuotaHistories.of(store()).run(histories);

        System.out.println("Redis: " + histories + " histories, " + steps + " steps as the model");
        assertThat(steps).isGreaterThan(histories);
    }
}
