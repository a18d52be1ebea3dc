package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.QuotaHistories;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code -Dnewsforge.quota.histories=100000} plays more. */
class H2QuotaHistoriesTest {

    private static QuotaStore store() {
        HikariDataSource embedded = Servers.pool("jdbc:h2:mem:histories", 4, Duration.ofSeconds(5));
        JdbcQuotaStore.migrate(embedded);
        return JdbcQuotaStore.on(embedded).timedByCallers();
    }

    @Test
    void answersAsTheModelDoesInEveryHistory() {
        int histories = Integer.getInteger("newsforge.quota.histories", 400);

        long steps = QuotaHistories.of(store()).run(histories);

        System.out.println("H2: " + histories + " histories, " + steps + " steps as the model");
        assertThat(steps).isGreaterThan(histories);
    }
}
