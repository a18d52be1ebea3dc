package io.newsforge.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.time.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What waited for the store is charged to it within a bound of time, and nobody else waits for that. */
class RepaymentTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Amounts ONE = Amounts.of(Unit.CONVERSIONS, 1);
    private static final int WAITING = 20;

    private final FakeTime time = new FakeTime();
    private final SlowStore store = new SlowStore();
    private final Quotas quotas = Quotas.builder()
            .store(store)
            .time(time)
            .retryStoreAfter(PAUSE)
            .plan(Plan.of("patient", Limit.lifetime(Unit.CONVERSIONS, 100).allowWhenAway(WAITING)))
            .build();
    private final Subject subject = Subject.user("42").on("patient");

    @Test
    void aReconcilerRepaysForAPauseAndThenTheNextOneGoesOn() {
        grantAllowances();
        store.takes = Duration.ofMillis(300);

        long start = time.nanos();
        quotas.reconcile(1);

        assertThat(store.repaid).hasValue(4);
        assertThat(Duration.ofNanos(time.nanos() - start)).isEqualTo(store.takes.multipliedBy(4));
        quotas.reconcile(1);
        assertThat(store.repaid).hasValue(8);
    }

    @Test
    void aCallerRepaysForAPauseAtMost() {
        grantAllowances();
        store.takes = Duration.ofMillis(600);

        assertThat(quotas.reserve(subject, ONE)).isInstanceOf(Grant.Granted.class);

        assertThat(store.repaid).hasValue(2);
    }

    @Test
    void aCallerDoesNotWaitForAnotherThatRepays() throws Exception {
        grantAllowances();
        store.held = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> reconciling = threads.submit(() -> quotas.reconcile(1));
            assertThat(store.reached.await(10, TimeUnit.SECONDS)).isTrue();

            Grant grant = threads.submit(() -> quotas.reserve(subject, ONE)).get(10, TimeUnit.SECONDS);

            assertThat(grant).isInstanceOf(Grant.Granted.class);
            assertThat(reconciling).isNotDone();
            store.held.countDown();
            reconciling.get(10, TimeUnit.SECONDS);
            assertThat(store.repaid).hasValue(WAITING);
        } finally {
            store.held.countDown();
            threads.shutdown();
        }
    }

    /** And lets the store be back, with the pause over. */
    private void grantAllowances() {
        store.away = true;
        for (int i = 0; i < WAITING; i++) {
            assertThat(quotas.reserve(subject, ONE)).isInstanceOf(Grant.Granted.class);
        }
        store.away = false;
        time.advance(PAUSE);
    }

    /** A store that can be away, and whose repayments take their time or are held. */
    private final class SlowStore implements QuotaStore {

        private final InMemoryQuotaStore store = InMemoryQuotaStore.create();
        private final AtomicInteger repaid = new AtomicInteger();
        private final CountDownLatch reached = new CountDownLatch(1);
        private volatile CountDownLatch held = new CountDownLatch(0);
        private volatile Duration takes = Duration.ZERO;
        private volatile boolean away;

        private SlowStore here() {
            if (away) {
                throw new QuotaStoreException("away", new IOException("cut"));
            }
            return this;
        }

        @Override
        public AdjustAnswer adjust(AdjustRequest request) {
            here().reached.countDown();
            awaitHeld();
            time.advance(takes);
            repaid.incrementAndGet();
            return store.adjust(request);
        }

        private void awaitHeld() {
            try {
                if (!held.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("held", new TimeoutException());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public HoldAnswer take(HoldRequest request) {
            return here().store.take(request);
        }

        @Override
        public CloseAnswer close(CloseRequest request) {
            return here().store.close(request);
        }

        @Override
        public List<CounterReading> read(String group, List<HoldLine> lines, Instant at) {
            return here().store.read(group, lines, at);
        }

        @Override
        public int expire(Instant at, int atMost) {
            return here().store.expire(at, atMost);
        }

        @Override
        public Books books(String group) {
            return here().store.books(group);
        }
    }
}
