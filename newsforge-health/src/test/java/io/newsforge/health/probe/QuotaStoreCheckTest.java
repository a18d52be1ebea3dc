package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.Health;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.quota.AdjustAnswer;
import io.newsforge.quota.AdjustRequest;
import io.newsforge.quota.Books;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.QuotaGroupBusyException;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class QuotaStoreCheckTest {

    private static Health look(Supplier<List<CounterReading>> answer) {
        return QuotaStoreCheck.of(new Reading(answer)).check();
    }

    @Test
    void aStoreThatAnswersIsUpAndIsLeftAsItWas() {
        InMemoryQuotaStore store = InMemoryQuotaStore.create();

        assertThat(QuotaStoreCheck.of(store).check().status()).isEqualTo(Status.UP);
        assertThat(store.books("newsforge.health").entries()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsDown() {
        Health health = look(() -> {
            throw new QuotaStoreException("jdbc:secret is away", new IllegalStateException());
        });

        assertThat(health.toString())
                .isEqualTo("down: the store is away: QuotaStoreException, caused by IllegalStateException");
    }

    @Test
    void aStoreThatIsTooBusyIsDegraded() {
        Health health = look(() -> {
            throw new QuotaGroupBusyException("busy", new IllegalStateException());
        });

        assertThat(health.toString()).isEqualTo("degraded: the store is too busy to answer");
    }

    @Test
    void anAnswerWithoutTheReadingIsDown() {
        assertThat(look(List::of).toString()).isEqualTo("down: the store gave 0 readings (expected: 1)");
    }

    @Test
    void allReplicasFailTogether() {
        assertThat(QuotaStoreCheck.of(InMemoryQuotaStore.create()).reach()).isEqualTo(Reach.SHARED);
    }

    /** A store that can only be read. */
    private record Reading(Supplier<List<CounterReading>> answer) implements QuotaStore {

        @Override
        public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
            return answer.get();
        }

        @Override
        public HoldAnswer take(HoldRequest request) {
            throw new AssertionError(request);
        }

        @Override
        public CloseAnswer close(CloseRequest request) {
            throw new AssertionError(request);
        }

        @Override
        public AdjustAnswer adjust(AdjustRequest request) {
            throw new AssertionError(request);
        }

        @Override
        public int expire(Instant at, int atMost) {
            throw new AssertionError(at);
        }

        @Override
        public Books books(String group) {
            throw new AssertionError(group);
        }
    }
}
