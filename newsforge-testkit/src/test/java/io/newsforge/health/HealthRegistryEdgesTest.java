package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens at the seams: between two ticks, between a change and who hears of it, at the end. */
@Timeout(60)
class HealthRegistryEdgesTest {

    private static final CheckOptions CRITICAL =
            CheckOptions.critical().jitter(0).build();

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final AtomicInteger runs = new AtomicInteger();

    private RegistryBuilder builder() {
        return HealthRegistry.builder().time(time).executor(Runnable::run);
    }

    private Health counted() {
        runs.incrementAndGet();
        return Health.up();
    }

    @Test
    void whatBecameDueDuringATickIsToBeDoneAtOnce() {
        HealthRegistry health = builder().build();
        health.register("quick", Health::up, CRITICAL);
        health.tick();
        time.advance(Duration.ofSeconds(8));
        health.register(
                "slow",
                () -> {
                    time.advance(Duration.ofSeconds(3));
                    return Health.up();
                },
                CRITICAL);

        assertThat(health.tick()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aThreadThatCannotBeMadeIsAskedForAgainLater() {
        AtomicBoolean noThread = new AtomicBoolean();
        HealthRegistry health = builder()
                .executor(work -> {
                    if (noThread.getAndSet(false)) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    work.run();
                })
                .build();
        health.register("database", Health::up, CRITICAL);
        noThread.set(true);

        health.tick();
        assertThat(health.report().checks().get(0).health().message()).isEqualTo("no thread would run it");
        time.advance(Duration.ofSeconds(10));
        health.tick();

        assertThat(health.report().status()).isEqualTo(Status.UP);
    }

    @Test
    void aRunEndsOnceWhateverTheExecutorSaysAfterwards() {
        HealthRegistry health = builder()
                .executor(work -> {
                    work.run();
                    throw new IllegalStateException("odd");
                })
                .build();
        health.register("database", Health::up, CRITICAL);

        health.tick();

        assertThat(health.report().status()).isEqualTo(Status.UP);
        assertThat(health.report().checks().get(0).health().message()).isEmpty();
    }

    @Test
    void theClockGoesOnAfterAnError() throws InterruptedException {
        Thread test = Thread.currentThread(); // it tells of registrations; the clock's thread has to meet the error
        AtomicBoolean broken = new AtomicBoolean();
        CountDownLatch looked = new CountDownLatch(1);
        try (HealthRegistry health = HealthRegistry.builder()
                .executor(work -> {
                    if ((Thread.currentThread() != test) && broken.getAndSet(false)) {
                        throw new StackOverflowError();
                    }
                    work.run();
                })
                .build()) {
            CheckOptions often =
                    CheckOptions.critical().every(Duration.ofMillis(100)).build();
            health.register("broken", Health::up, often);
            broken.set(true);
            health.start();
            health.register(
                    "database",
                    () -> {
                        looked.countDown();
                        return Health.up();
                    },
                    often);

            assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nothingIsRunOnceItIsClosed() {
        HealthRegistry health = builder().build();
        health.register("database", this::counted, CRITICAL);
        health.tick();
        health.close();

        time.advance(Duration.ofMinutes(1));
        health.tick();

        assertThat(runs).hasValue(1);
    }

    @Test
    void whoWaitsForAFreshReadingIsLetGoWhenItIsClosed() throws Exception {
        HealthRegistry health = builder().build();
        health.register("database", this::counted, CRITICAL);
        FutureTask<HealthReport> waiting = new FutureTask<>(() -> health.refresh(Duration.ofHours(1)));
        Thread caller = new Thread(waiting);
        caller.setDaemon(true);
        caller.start();
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        health.close();

        assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aCheckNamedServingStandsBesideTheNoteThatServingIsOver() {
        HealthRegistry health = builder().build();
        health.register("serving", Health::up, CRITICAL);
        health.tick();

        health.stopServing("shutting down");

        assertThat(health.report().checks()).extracting(CheckReport::name).doesNotHaveDuplicates();
    }

    @Test
    void aGroupThatIsNoMoreIsNoLongerDown() {
        List<HealthChange> heard = new ArrayList<>();
        HealthRegistry health = builder().listener(heard::add).build();
        CheckOptions options = CheckOptions.critical()
                .jitter(0)
                .in("batch")
                .downAfter(1)
                .grace(Duration.ZERO)
                .build();
        Registration registration = health.register("database", () -> Health.down("gone"), options);
        health.tick();

        registration.close();

        assertThat(heard)
                .filteredOn(change -> change.name().equals("batch"))
                .last()
                .satisfies(change -> {
                    assertThat(change.to()).isEqualTo(Status.UNKNOWN);
                    assertThat(change.removed()).isTrue();
                });
    }

    @Test
    void anErrorOfAListenerKeepsNobodyFromHearing() {
        List<HealthChange> heard = new ArrayList<>();
        HealthRegistry health = builder()
                .listener(change -> {
                    throw new StackOverflowError();
                })
                .listener(heard::add)
                .build();
        health.register("database", Health::up, CRITICAL);

        health.tick();

        assertThat(heard).extracting(HealthChange::name).contains("database");
    }

    /** Two take checks out at once, so that one tells while the other publishes; the many others make publishing take its time. */
    @Test
    void theReportShowsAChangeBeforeItIsHeardOf() throws Exception {
        Queue<String> early = new ConcurrentLinkedQueue<>();
        AtomicReference<HealthRegistry> registry = new AtomicReference<>();
        HealthRegistry health = builder()
                .listener(change -> {
                    if (Objects.requireNonNull(registry.get())
                            .report()
                            .find(change.name())
                            .isPresent()) {
                        early.add(change.name());
                    }
                })
                .build();
        registry.set(health);
        for (int i = 0; i < 200; i++) {
            health.register("other" + i, Health::up, CRITICAL);
        }

        FutureTask<Boolean> second = new FutureTask<>(() -> comeAndGo(health, "b"), true);
        new Thread(second).start();
        comeAndGo(health, "a");
        second.get(30, TimeUnit.SECONDS);

        assertThat(early).isEmpty();
    }

    private static void comeAndGo(HealthRegistry health, String name) {
        for (int i = 0; i < 2_000; i++) {
            health.register(name + i, Health::up, CRITICAL).close();
        }
    }
}
