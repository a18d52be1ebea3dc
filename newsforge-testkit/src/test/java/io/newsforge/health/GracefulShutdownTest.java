package io.newsforge.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.health.ShutdownReport.Outcome;
import io.newsforge.health.ShutdownReport.Step;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.Status;
import io.newsforge.health.watch.Recovery;
import io.newsforge.health.watch.Watchdog;
import io.newsforge.testkit.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GracefulShutdownTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch release = new CountDownLatch(1);
    private final HealthRegistry health =
            HealthRegistry.builder().time(time).executor(Runnable::run).build();
    private final ShutdownBuilder builder = GracefulShutdown.builder(health)
            .time(time)
            .sleeper(wait -> {
                events.add(
                        "readiness is " + health.report(CheckOptions.READINESS).status() + ", waits " + wait);
                time.advance(wait);
            });

    private AutoCloseable closes(String name, Duration takes) {
        return () -> {
            time.advance(takes);
            events.add(name);
        };
    }

    private void hang() throws InterruptedException {
        release.await(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void readinessGoesDownFirstThenResourcesCloseInOrder() {
        GracefulShutdown shutdown = builder.close("server", closes("server", Duration.ofSeconds(4)))
                .close("forge", closes("forge", Duration.ofSeconds(2)))
                .close("pool", closes("pool", Duration.ofSeconds(1)))
                .build();
        health.register("db", Health::up, CheckOptions.critical().build());

        ShutdownReport report = shutdown.run();

        assertThat(events).containsExactly("readiness is DOWN, waits PT30S", "server", "forge", "pool");
        assertThat(report)
                .isEqualTo(new ShutdownReport(
                        Instant.parse("2026-11-26T08:00:00Z"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(37),
                        List.of(
                                new Step("server", Outcome.CLOSED, Duration.ofSeconds(4), ""),
                                new Step("forge", Outcome.CLOSED, Duration.ofSeconds(2), ""),
                                new Step("pool", Outcome.CLOSED, Duration.ofSeconds(1), ""))));
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void theRegistryClosesLast() {
        List<String> registered = new ArrayList<>();
        GracefulShutdown shutdown = builder.close("pool", () -> {
                    health.register("late", Health::up, CheckOptions.critical().build());
                    registered.add("late");
                })
                .build();

        shutdown.run();

        assertThat(registered).containsExactly("late");
        assertThatThrownBy(() -> health.register(
                        "later", Health::up, CheckOptions.critical().build()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(health.report(CheckOptions.READINESS).status()).isEqualTo(Status.DOWN);
    }

    @Test
    @Timeout(15)
    void oneThatHangsIsLetGoAndTheNextHasItsTurn() {
        GracefulShutdown shutdown = builder.close("server", Duration.ofMillis(20), this::hang)
                .close("pool", closes("pool", Duration.ZERO))
                .build();

        ShutdownReport report = shutdown.run();

        assertThat(report.steps()).extracting(Step::outcome).containsExactly(Outcome.LET_GO, Outcome.CLOSED);
        assertThat(report.isClean()).isFalse();
        assertThat(events).contains("pool");
    }

    @Test
    void oneThatThrowsIsNamedAndTheNextHasItsTurn() {
        GracefulShutdown shutdown = builder.close("server", () -> {
                    throw new IOException("password=secret");
                })
                .close("forge", () -> {
                    throw new StackOverflowError();
                })
                .close("pool", closes("pool", Duration.ZERO))
                .build();

        ShutdownReport report = shutdown.run();

        assertThat(report.steps())
                .extracting(Step::outcome)
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.CLOSED);
        assertThat(report.steps()).extracting(Step::errorType).containsExactly("IOException", "StackOverflowError", "");
    }

    @Test
    void whatTheTotalHasNoTimeForIsSkipped() {
        GracefulShutdown shutdown = builder.total(Duration.ofSeconds(10))
                .close("server", closes("server", Duration.ofSeconds(6)))
                .close("forge", closes("forge", Duration.ofSeconds(6)))
                .close("pool", closes("pool", Duration.ofSeconds(6)))
                .build();

        ShutdownReport report = shutdown.run();

        assertThat(report.steps())
                .extracting(Step::outcome)
                .containsExactly(Outcome.CLOSED, Outcome.CLOSED, Outcome.SKIPPED);
        assertThat(events).doesNotContain("pool");
    }

    @Test
    void whoCallsAgainWaitsForTheFirstAndGetsItsReport() {
        CountDownLatch closing = new CountDownLatch(1);
        GracefulShutdown shutdown = builder.notice(Duration.ZERO)
                .total(Duration.ofSeconds(60))
                .close("server", Duration.ofSeconds(60), () -> {
                    events.add("server");
                    closing.countDown();
                    hang();
                })
                .build();
        CompletableFuture<ShutdownReport> first = CompletableFuture.supplyAsync(shutdown::run);
        awaitBegun(closing);
        CompletableFuture<ShutdownReport> second = CompletableFuture.supplyAsync(shutdown::run);
        assertThat(second).isNotDone();

        release.countDown();

        assertThat(second.join()).isSameAs(first.join()).isSameAs(shutdown.run());
        shutdown.asHook().run();
        assertThat(events).containsOnlyOnce("server");
    }

    private static void awaitBegun(CountDownLatch begun) {
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptEndsTheNoticeButNothingIsLeftOpen() {
        GracefulShutdown shutdown = GracefulShutdown.builder(health)
                .time(time)
                .notice(Duration.ofHours(1))
                .close("pool", closes("pool", Duration.ZERO))
                .build();
        Thread.currentThread().interrupt();

        ShutdownReport report = shutdown.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.isClean()).isTrue();
        assertThat(events).containsExactly("pool");
    }

    @Test
    @Timeout(15)
    void anInterruptEndsTheWaitForOneResourceOnly() {
        Thread caller = Thread.currentThread();
        GracefulShutdown shutdown = builder.close("server", Duration.ofSeconds(29), () -> {
                    caller.interrupt();
                    hang();
                })
                .close("pool", closes("pool", Duration.ZERO))
                .build();

        ShutdownReport report = shutdown.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.steps()).extracting(Step::outcome).containsExactly(Outcome.LET_GO, Outcome.CLOSED);
    }

    @Test
    void theWatchdogIsClosedBeforeAnything() {
        Watchdog watchdog = Watchdog.builder()
                .time(time)
                .executor(Runnable::run)
                .recovery(Recovery.of("db", () -> events.add("mended"))
                        .downFor(Duration.ZERO)
                        .build())
                .build();
        HealthRegistry watched = HealthRegistry.builder()
                .time(time)
                .executor(Runnable::run)
                .listener(watchdog)
                .build();
        watched.register(
                "db",
                () -> Health.down("closing"),
                CheckOptions.degrading().grace(Duration.ZERO).downAfter(1).build());
        GracefulShutdown shutdown = GracefulShutdown.builder(watched)
                .time(time)
                .sleeper(wait -> {
                    watched.tick();
                    watchdog.tick();
                })
                .watchdog(watchdog)
                .build();

        shutdown.run();

        assertThat(watched.report().find("db").orElseThrow().status()).isEqualTo(Status.DOWN);
        assertThat(events).isEmpty();
    }

    @Test
    void readinessIsDownBeforeAListenerOfTheWatchdogHearsThatItIsClosedAndNobodyWaitsForIt() throws Exception {
        CountDownLatch acting = new CountDownLatch(1);
        CompletableFuture<Status> readiness = new CompletableFuture<>();
        AtomicReference<HealthRegistry> registry = new AtomicReference<>(health);
        Watchdog watchdog = Watchdog.builder()
                .time(time)
                .recovery(Recovery.of("db", () -> {
                            acting.countDown();
                            hang();
                        })
                        .downFor(Duration.ZERO)
                        .build())
                .listener(entry -> {
                    readiness.complete(Objects.requireNonNull(registry.get())
                            .report(CheckOptions.READINESS)
                            .status());
                    awaitBegun(release);
                })
                .build();
        HealthRegistry watched = HealthRegistry.builder()
                .time(time)
                .executor(Runnable::run)
                .listener(watchdog)
                .build();
        registry.set(watched);
        watched.register(
                "db",
                () -> Health.down("gone"),
                CheckOptions.degrading().grace(Duration.ZERO).downAfter(1).build());
        watched.tick();
        watchdog.start();
        assertThat(acting.await(10, TimeUnit.SECONDS)).isTrue();

        GracefulShutdown.builder(watched)
                .time(time)
                .notice(Duration.ZERO)
                .close("last", release::countDown)
                .watchdog(watchdog)
                .build()
                .run();

        assertThat(release.getCount()).isZero();
        assertThat(readiness.get(10, TimeUnit.SECONDS)).isEqualTo(Status.DOWN);
    }

    @Test
    void aNameIsTakenOnce() {
        builder.close("pool", () -> {});

        assertThatThrownBy(() -> builder.close("pool", () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: \"pool\" (expected: not added yet)");
    }
}
