package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registry with its own threads, and checks that do what they should not. */
@Timeout(60)
class HealthRegistryThreadsTest {

    private static final int PARALLELISM = 8;
    private static final int MOST_GIVEN_UP = 16;
    private static final int CLOCK_AND_TELLING = 2;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final Counting threads = new Counting();
    private final AtomicInteger hung = new AtomicInteger();
    private HealthRegistry health = registry();

    /** Counts its threads that are alive, and remembers the most there were. */
    private static final class Counting implements ThreadFactory {
        private final AtomicInteger alive = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(() -> {
                most.accumulateAndGet(alive.incrementAndGet(), Math::max);
                try {
                    work.run();
                } finally {
                    alive.decrementAndGet();
                }
            });
            thread.setDaemon(true);
            return thread;
        }
    }

    private HealthRegistry registry() {
        return HealthRegistry.builder()
                .threads(threads)
                .parallelism(PARALLELISM)
                .mostGivenUp(MOST_GIVEN_UP)
                .build();
    }

    @AfterEach
    void letGo() {
        testIsOver.countDown();
        health.close();
    }

    /** Hangs until the test is over, whatever happens to its thread. */
    private Health hang() {
        hung.incrementAndGet();
        boolean over = false;
        while (!over) {
            try {
                testIsOver.await();
                over = true;
            } catch (InterruptedException ignored) {
                // that is the point
            }
        }
        return Health.up();
    }

    private static CheckOptions quick(Duration timeout) {
        return CheckOptions.critical()
                .every(Duration.ofMillis(100))
                .timeout(timeout)
                .grace(Duration.ZERO)
                .downAfter(1)
                .build();
    }

    private void awaitReport(java.util.function.Predicate<HealthReport> wanted) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!wanted.test(health.report())) {
            assertThat(System.nanoTime() - end)
                    .as("time over; %s", health.report().status())
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    private static long with(HealthReport report, Status status) {
        return report.checks().stream()
                .filter(check -> check.status() == status)
                .count();
    }

    @Test
    void aThousandChecksOfWhichTwentyHangAreAllShownRightWithBoundedThreads() {
        int hanging = 20;
        for (int i = 0; i < 1_000; i++) {
            HealthCheck check = i < hanging ? this::hang : Health::up;
            health.register("check" + i, check, quick(Duration.ofMillis(200)));
        }

        health.start();

        awaitReport(report -> (with(report, Status.DOWN) == hanging) && (with(report, Status.UP) == 1_000 - hanging));
        List<CheckReport> checks = health.report().checks();
        assertThat(checks.subList(0, hanging)).allMatch(check -> check.status() == Status.DOWN);
        assertThat(threads.most.get()).isLessThanOrEqualTo(PARALLELISM + MOST_GIVEN_UP + CLOCK_AND_TELLING);
    }

    @Test
    void aCheckThatHangsIsNotRunAgainBeforeItCameBack() {
        AtomicInteger runs = new AtomicInteger();
        health.register(
                "hanging",
                () -> {
                    runs.incrementAndGet();
                    return hang();
                },
                quick(Duration.ofMillis(50)));

        health.start();

        awaitReport(report -> (hung.get() == 1) && (report.checks().get(0).badInARow() >= 5) && stillHangs(report));
        assertThat(runs.get()).isEqualTo(1);
    }

    private static boolean stillHangs(HealthReport report) {
        String message = report.checks().get(0).health().message();
        return message.equals("still no answer, not run again before there is one");
    }

    @Test
    void aCheckThatHeedsTheInterruptIsRunAgain() {
        AtomicInteger runs = new AtomicInteger();
        health.register(
                "interruptible",
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        testIsOver.await();
                    }
                    return Health.up();
                },
                quick(Duration.ofMillis(50)));

        health.start();

        awaitReport(report -> report.status() == Status.UP);
        assertThat(runs.get()).isGreaterThan(1);
        assertThat(health.report()
                        .checks()
                        .get(0)
                        .lastBad()
                        .orElseThrow()
                        .health()
                        .message())
                .isEqualTo("no answer within PT0.05S");
    }

    @Test
    void whenAllThreadsHangTheOthersAreUnknownAndTheAnswerIsStillImmediate() {
        int hanging = PARALLELISM + MOST_GIVEN_UP;
        CheckOptions options = quick(Duration.ofMillis(50));
        for (int i = 0; i < hanging; i++) {
            health.register("hanging" + i, this::hang, options);
        }
        health.start();
        // on a busy machine a run may be given up before it began to hang, and then it is made again
        awaitReport(report -> (hung.get() == hanging) && (with(report, Status.DOWN) == hanging));

        health.register("starved", Health::up, options);

        awaitReport(report -> report.find("starved").orElseThrow().last().isPresent());
        assertThat(health.report().find("starved").orElseThrow().health().message())
                .isEqualTo("waited too long for a thread");
        assertThat(threads.most.get()).isLessThanOrEqualTo(PARALLELISM + MOST_GIVEN_UP + CLOCK_AND_TELLING);
    }

    @Test
    void aHundredWhoAskForAFreshReadingShareOneRun() throws Exception {
        health.close();
        ManualTime standing = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
        health = HealthRegistry.builder().threads(threads).time(standing).build();
        AtomicInteger runs = new AtomicInteger();
        health.register(
                "database",
                () -> {
                    runs.incrementAndGet();
                    return Health.up();
                },
                CheckOptions.critical().every(Duration.ofHours(1)).build());
        health.start();
        awaitReport(report -> report.status() == Status.UP);
        int before = runs.get();

        List<HealthReport> answers = together(100, () -> health.refresh(LONG));

        assertThat(answers).allMatch(report -> report.status() == Status.UP);
        assertThat(runs.get() - before).isEqualTo(1);
    }

    @Test
    void aHundredWhoReadCauseNoRun() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        health.register(
                "database",
                () -> {
                    runs.incrementAndGet();
                    return Health.up();
                },
                CheckOptions.critical().every(Duration.ofHours(1)).build());
        health.start();
        awaitReport(report -> report.status() == Status.UP);
        int before = runs.get();

        together(100, () -> {
            for (int i = 0; i < 1_000; i++) {
                health.report();
            }
            return health.report();
        });

        assertThat(runs.get()).isEqualTo(before);
    }

    private static <T> List<T> together(int callers, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get(LONG.toSeconds(), TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFreshReadingThatTakesTooLongIsWhatThereIs() {
        health.register("hanging", this::hang, CheckOptions.critical().build());
        health.start();

        HealthReport report = health.refresh(Duration.ofMillis(50));

        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void closingEndsTheThreads() {
        for (int i = 0; i < 20; i++) {
            health.register("check" + i, Health::up, quick(Duration.ofMillis(200)));
        }
        health.start();
        awaitReport(report -> report.status() == Status.UP);

        health.close();

        long end = System.nanoTime() + LONG.toNanos();
        while (threads.alive.get() > 0) {
            assertThat(System.nanoTime() - end).isNegative();
            Thread.onSpinWait();
        }
    }

    @Test
    void aListenerThatHangsDoesNotStopTheChecks() {
        AtomicInteger runs = new AtomicInteger();
        health.close();
        health = HealthRegistry.builder()
                .threads(threads)
                .listener(change -> hang())
                .build();
        health.register(
                "database",
                () -> {
                    runs.incrementAndGet();
                    return Health.up();
                },
                quick(Duration.ofSeconds(1)));

        health.start();

        awaitReport(report -> runs.get() >= 3);
    }
}
