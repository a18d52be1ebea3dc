package io.newsforge.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads at once, the real interleavings of this machine, and what must hold whatever they are. */
class BreakerStressTest {

    private static final int THREADS = 4;

    private static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stress");
        thread.setDaemon(true);
        return thread;
    });

    private final FakeTime time = new FakeTime();

    @Test
    void neverAdmitsMoreProbesThanAllowedHoweverManyAskAtOnce() throws Exception {
        int probes = 3;
        for (int round = 0; round < 2_000; round++) {
            CircuitBreaker breaker = CircuitBreaker.builder("stress")
                    .probes(probes)
                    .rule(TripRule.consecutive(1))
                    .time(time)
                    .build();
            ((Permit) breaker.tryAcquire()).failure();
            time.advance(Duration.ofSeconds(60));
            AtomicInteger admitted = new AtomicInteger();

            together(THREADS, thread -> {
                for (int i = 0; i < 4; i++) {
                    if (breaker.tryAcquire() instanceof Permit) {
                        admitted.incrementAndGet();
                    }
                }
            });

            assertThat(admitted).hasValue(probes);
        }
    }

    @Test
    void opensOnceForOneStreakHoweverManyFailAtOnce() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            ConcurrentLinkedQueue<BreakerTransition> told = new ConcurrentLinkedQueue<>();
            CircuitBreaker breaker = CircuitBreaker.builder("stress")
                    .time(time)
                    .listener(told::add)
                    .build();
            Permit permit = (Permit) breaker.tryAcquire();

            together(THREADS, thread -> {
                permit.failure();
                permit.failure();
            });

            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void transitionsFormOneChainAndTheWindowCountsWhatItHolds() throws Exception {
        ConcurrentLinkedQueue<BreakerTransition> told = new ConcurrentLinkedQueue<>();
        CircuitBreaker breaker = CircuitBreaker.builder("stress")
                .rule(TripRule.rate(0.6).overLast(16))
                .probes(2)
                .coolDown(Duration.ofMillis(1))
                .probeExpiry(Duration.ofMillis(2))
                .time(time)
                .listener(told::add)
                .build();

        together(THREADS, thread -> {
            SplittableRandom random = new SplittableRandom(thread);
            for (int i = 0; i < 50_000; i++) {
                if (breaker.tryAcquire() instanceof Permit permit && random.nextInt(10) > 0) {
                    permit.record(random.nextBoolean() ? Outcome.SUCCESS : Outcome.FAILURE);
                }
                if (random.nextInt(8) == 0) {
                    time.advance(Duration.ofNanos(200_000));
                }
                BreakerSnapshot seen = breaker.snapshot();
                assertThat(seen.probesOut() + seen.probesGood()).isLessThanOrEqualTo(2);
            }
        });

        List<BreakerTransition> chain = new ArrayList<>(told);
        chain.sort((a, b) -> Long.compare(a.generation(), b.generation()));
        assertThat(chain).hasSizeGreaterThan(100);
        for (int i = 0; i < chain.size(); i++) {
            assertThat(chain.get(i).generation()).isEqualTo(i + 1);
            assertThat(chain.get(i).from())
                    .isEqualTo(i == 0 ? BreakerState.CLOSED : chain.get(i - 1).to());
        }
        assertThat(breaker.snapshot().generation()).isEqualTo(chain.size());
    }

    @Test
    void ringHoldsExactlyItsLastResultsWhenThreadsAreDone() throws Exception {
        Window ring = Window.of(TripRule.rate(1).overLast(64), time);

        together(THREADS, thread -> {
            SplittableRandom random = new SplittableRandom(thread);
            for (int i = 0; i < 100_000; i++) {
                ring.record(random.nextBoolean(), 0);
            }
        });
        assertThat(ring.faults()).isBetween(0L, 64L);
        for (int i = 0; i < 64; i++) {
            ring.record(false, 0);
        }

        assertThat(ring.faults()).isZero();
        assertThat(ring.calls()).isEqualTo(64);
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void together(int threads, Work work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            running.add(POOL.submit(() -> {
                start.await();
                work.run(thread);
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : running) {
            one.get();
        }
    }
}
