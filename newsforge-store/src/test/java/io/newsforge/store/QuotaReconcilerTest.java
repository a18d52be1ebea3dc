package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.newsforge.quota.QuotaStore;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much a run closes: all there is, unless that does not end. */
class QuotaReconcilerTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int PORTION = 200;
    private static final int MOST = 100 * PORTION;

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-21T00:00:00Z"));
    private final BusyStore store = new BusyStore();
    private final QuotaReconciler reconciler = QuotaReconciler.of(store, time);

    @Test
    void closesAllThereIsInPortions() {
        store.take(2 * PORTION + 1, time.instant());
        time.advance(LEASE);

        assertThat(reconciler.runOnce()).isEqualTo(2 * PORTION + 1);

        assertThat(store.portions).isEqualTo(3);
        assertThat(reconciler.runOnce()).isZero();
    }

    @Test
    void aRunEndsAlsoWhenLeasesEndAsFastAsItClosesThem() {
        store.arriving = PORTION;

        assertThat(reconciler.runOnce()).isEqualTo(MOST);

        store.arriving = 0;
        store.take(1, time.instant().minus(LEASE));
        assertThat(reconciler.runOnce()).isEqualTo(1);
    }

    /** A store in memory in which, before each portion, more leases end. */
    private static final class BusyStore implements QuotaStore {

        private final InMemoryQuotaStore store = InMemoryQuotaStore.create();
        private int arriving;
        private int taken;
        private int portions;

        private void take(int holds, Instant at) {
            for (int i = 0; i < holds; i++) {
                store.take(new HoldRequest("group", "key-" + taken++, "print", List.of(), at, LEASE, LEASE));
            }
        }

        @Override
        public int expire(Instant at, int atMost) {
            portions++;
            assertThat(portions).as("portions").isLessThan(1_000);
            take(arriving, at.minus(LEASE));
            return store.expire(at, atMost);
        }

        @Override
        public HoldAnswer take(HoldRequest request) {
            return store.take(request);
        }

        @Override
        public CloseAnswer close(CloseRequest request) {
            return store.close(request);
        }

        @Override
        public AdjustAnswer adjust(AdjustRequest request) {
            return store.adjust(request);
        }

        @Override
        public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
            return store.read(group, lines, at);
        }

        @Override
        public Books books(String group) {
            return store.books(group);
        }
    }
}
