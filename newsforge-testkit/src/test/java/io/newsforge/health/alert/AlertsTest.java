package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.newsforge.health.HealthRegistry;
import io.newsforge.health.Registration;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Criticality;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthChange;
import io.newsforge.health.check.Reach;
import io.newsforge.health.check.Status;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

    private final ManualTime time = ManualTime.startingAt(START);
    private final ToySink sink = new ToySink(time);
    private Alerts alerts = Alerts.builder()
            .time(time)
            .label("instance", "a1")
            .sink("toy", sink)
            .build();

    private Alert alert(String key, Severity severity) {
        return Alert.firing(key, severity, key + " fires", time.instant());
    }

    private void pass(Duration duration) {
        time.advance(duration);
        alerts.tick();
    }

    @Nested
    class WhileAKeyFires {

        @Test
        void tellsOfItOnce() {
            for (int i = 0; i < 100; i++) {
                alerts.raise(alert("a", Severity.WARNING));
                pass(Duration.ofSeconds(10));
            }

            assertThat(sink.titles()).containsExactly("a fires");
            assertThat(sink.taken.get(0).labels()).containsEntry("instance", "a1");
            assertThat(alerts.firing())
                    .hasSize(1)
                    .first()
                    .satisfies(firing -> assertThat(firing.repeats()).isEqualTo(99));
        }

        @Test
        void remindsAfterAnHourWithTheRepeats() {
            alerts.raise(alert("a", Severity.WARNING));
            alerts.tick();
            alerts.raise(alert("a", Severity.WARNING));
            pass(Duration.ofMinutes(59));
            assertThat(sink.taken).hasSize(1);

            pass(Duration.ofMinutes(1));
            pass(Duration.ofMinutes(59));

            assertThat(sink.taken).hasSize(2);
            assertThat(sink.taken.get(1).repeats()).isEqualTo(1);
            assertThat(sink.taken.get(1).since()).isEqualTo(START);
        }

        @Test
        void tellsAtOnceThatItBecameGraverButNotThatItBecameLess() {
            alerts.raise(alert("a", Severity.INFO));
            alerts.tick();
            alerts.raise(alert("a", Severity.CRITICAL));
            alerts.tick();
            alerts.raise(alert("a", Severity.WARNING));
            alerts.tick();

            assertThat(sink.taken).extracting(Alert::severity).containsExactly(Severity.INFO, Severity.CRITICAL);
        }

        @Test
        void tellsThatItIsOverAndForHowLongItWas() {
            alerts.raise(alert("a", Severity.CRITICAL));
            pass(Duration.ofSeconds(3_725));
            alerts.resolve("a");
            alerts.resolve("a");
            alerts.tick();

            Alert over = sink.taken.get(sink.taken.size() - 1);
            assertThat(over.state()).isEqualTo(AlertState.RESOLVED);
            assertThat(over.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(over.text()).isEqualTo("it began at 2026-11-26T08:00:00Z and lasted 1h 2m 5s");
            assertThat(sink.taken)
                    .filteredOn(one -> one.state() == AlertState.RESOLVED)
                    .hasSize(1);
            assertThat(alerts.firing()).isEmpty();
        }
    }

    @Test
    void saysNothingOfWhatNeverFired() {
        alerts.resolve("unknown");
        alerts.tick();

        assertThat(sink.taken).isEmpty();
    }

    @Test
    void refusesToRaiseWhatIsOver() {
        Alert over = new Alert("a", Severity.INFO, AlertState.RESOLVED, "t", "", Map.of(), START, 0);

        assertThatThrownBy(() -> alerts.raise(over))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alert: RESOLVED (expected: FIRING, or resolve(key))");
    }

    @Nested
    class WhileTheSinkIsAway {

        @Test
        void whatBeganAndEndedIsOneMessageAfterwards() {
            sink.failure = AlertSinkException.passing("away");
            alerts.raise(alert("a", Severity.CRITICAL));
            alerts.tick();
            pass(Duration.ofSeconds(90));
            alerts.resolve("a");
            sink.failure = null;
            pass(Duration.ofMinutes(5));
            pass(Duration.ofHours(2));

            assertThat(sink.taken).hasSize(1);
            assertThat(sink.taken.get(0).state()).isEqualTo(AlertState.RESOLVED);
            assertThat(sink.taken.get(0).repeats()).isEqualTo(1);
            assertThat(sink.taken.get(0).text()).contains("lasted 1m 30s");
        }

        @Test
        void flappingIsOneMessageThatCounts() {
            sink.failure = AlertSinkException.passing("away");
            for (int i = 0; i < 50; i++) {
                alerts.raise(alert("a", Severity.WARNING));
                pass(Duration.ofSeconds(10));
                alerts.resolve("a");
                pass(Duration.ofSeconds(10));
            }
            alerts.raise(alert("a", Severity.WARNING));
            sink.failure = null;
            pass(Duration.ofMinutes(5));

            assertThat(sink.taken).hasSize(1);
            assertThat(sink.taken.get(0).state()).isEqualTo(AlertState.FIRING);
            assertThat(sink.taken.get(0).repeats()).isEqualTo(100);
        }

        @Test
        void isLeftAloneForAsLongAsItAsks() {
            sink.failure = AlertSinkException.passing("busy", Duration.ofMinutes(10));
            alerts.raise(alert("a", Severity.WARNING));
            alerts.tick();
            sink.failure = null;
            pass(Duration.ofSeconds(599));
            assertThat(sink.attempts).hasSize(1);

            pass(Duration.ofSeconds(1));
            assertThat(sink.taken).hasSize(1);
        }

        @Test
        void isNotLeftAloneForLongerThanAnHour() {
            sink.failure = AlertSinkException.passing("busy", Duration.ofDays(1_000_000));
            alerts.raise(alert("a", Severity.WARNING));
            alerts.tick();
            sink.failure = null;
            pass(Duration.ofHours(1));

            assertThat(sink.titles()).containsExactly("a fires");
        }

        @Test
        void anotherSinkIsNotHeldUp() {
            ToySink other = new ToySink(time);
            alerts = Alerts.builder()
                    .time(time)
                    .sink("toy", sink)
                    .sink("other", other)
                    .build();
            sink.failure = new IllegalStateException("anything");
            alerts.raise(alert("a", Severity.WARNING));
            alerts.tick();

            assertThat(other.taken).hasSize(1);
            assertThat(alerts.standing())
                    .extracting(SinkStanding::waiting, SinkStanding::delivered, SinkStanding::failingInARow)
                    .containsExactly(tuple(1, 0L, 1), tuple(0, 1L, 0));
        }
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainAndCounted() {
        sink.failure = AlertSinkException.lasting("too large");
        alerts.raise(alert("a", Severity.CRITICAL));
        alerts.tick();
        sink.failure = null;
        alerts.raise(alert("b", Severity.INFO));
        pass(Duration.ofMinutes(1));

        assertThat(sink.titles()).containsExactly("b fires");
        assertThat(alerts.standing().get(0).undeliverable()).isEqualTo(1);
    }

    @Test
    void aDigestThatIsRefusedForGoodIsTakenApart() {
        AtomicInteger digests = new AtomicInteger();
        AlertSink strict = message -> {
            if (message.key().equals("digest")) {
                digests.incrementAndGet();
                throw AlertSinkException.lasting("no digests here");
            }
            sink.send(message);
        };
        alerts = Alerts.builder().time(time).sink("strict", strict).build();
        for (int i = 0; i < 15; i++) {
            alerts.raise(alert("k" + i, Severity.WARNING));
        }
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMinutes(1));
        }

        assertThat(digests).hasValue(1);
        assertThat(sink.titles()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void aSinkThatThrowsAnErrorIsAFailingSink() {
        AlertSink broken = message -> {
            throw new NoClassDefFoundError("jakarta/mail/Session");
        };
        alerts = Alerts.builder()
                .time(time)
                .sink("broken", broken)
                .sink("toy", sink)
                .build();
        alerts.raise(alert("a", Severity.INFO));
        alerts.tick();

        assertThat(sink.taken).hasSize(1);
        assertThat(alerts.standing().get(0).failedAttempts()).isEqualTo(1);
    }

    @Test
    void aSinkHearsOnlyWhatMattersEnough() {
        alerts = Alerts.builder()
                .time(time)
                .sink("toy", sink, SinkOptions.defaults().atLeast(Severity.CRITICAL))
                .build();
        alerts.raise(alert("a", Severity.WARNING));
        alerts.raise(alert("b", Severity.CRITICAL));
        alerts.resolve("a");
        alerts.resolve("b");
        alerts.tick();

        assertThat(sink.taken).extracting(Alert::key).containsExactly("b");
    }

    @Test
    void changesOfHealthAreAlertsThatNameTheCheckOnce() {
        AtomicReference<Health> health = new AtomicReference<>(Health.up());
        try (HealthRegistry registry = HealthRegistry.builder()
                .time(time)
                .executor(Runnable::run)
                .listener(alerts)
                .build()) {
            CheckOptions options = CheckOptions.critical()
                    .every(Duration.ofSeconds(10))
                    .jitter(0)
                    .build();
            registry.register("database", () -> Objects.requireNonNull(health.get()), options);
            registry.tick();
            health.set(Health.down("no answer"));
            run(registry, 6);
            health.set(Health.up());
            run(registry, 30);
        }

        assertThat(sink.titles()).containsExactly("database is down", "database is up");
        assertThat(sink.taken)
                .extracting(Alert::key, Alert::severity, Alert::state)
                .containsExactly(
                        tuple("check:database", Severity.CRITICAL, AlertState.FIRING),
                        tuple("check:database", Severity.CRITICAL, AlertState.RESOLVED));
        assertThat(sink.taken.get(0).text()).isEqualTo("no answer");
    }

    @Test
    void aCheckThatIsTakenOutWhileItFiresIsOver() {
        try (HealthRegistry registry = HealthRegistry.builder()
                .time(time)
                .executor(Runnable::run)
                .listener(alerts)
                .build()) {
            CheckOptions options = CheckOptions.critical()
                    .grace(Duration.ZERO)
                    .jitter(0)
                    .downAfter(1)
                    .build();
            Registration registration = registry.register("database", () -> Health.down("no answer"), options);
            run(registry, 1);
            registration.close();
            run(registry, 1);
        }

        assertThat(sink.titles()).containsExactly("database is down", "database is unknown");
        assertThat(alerts.firing()).isEmpty();
    }

    private void run(HealthRegistry registry, int looks) {
        for (int i = 0; i < looks; i++) {
            time.advance(Duration.ofSeconds(10));
            registry.tick();
            alerts.tick();
        }
    }

    @Test
    void whatIsOnlyShownIsAlertedAsGoodToKnow() {
        HealthRule rule = HealthRule.standard();

        assertThat(rule.severity(change(Criticality.INFORMATIONAL, "a"))).contains(Severity.INFO);
        assertThat(rule.severity(change(Criticality.DEGRADING, "a"))).contains(Severity.WARNING);
        assertThat(rule.severity(change(Criticality.CRITICAL, "a"))).contains(Severity.CRITICAL);
        assertThat(rule.severity(change(Criticality.CRITICAL, "a/member"))).isEmpty();
    }

    private static HealthChange change(Criticality criticality, String name) {
        return new HealthChange(
                HealthChange.Kind.CHECK,
                name,
                criticality,
                Status.UP,
                Status.DOWN,
                Health.down(""),
                START,
                Duration.ZERO,
                Reach.PROCESS,
                false);
    }

    @Test
    void aSinkIsCalledUnderNoLock() {
        AtomicBoolean answered = new AtomicBoolean();
        AlertSink nosy = message -> answered.set(finishes(() -> {
            alerts.raise(alert("other", Severity.INFO));
            alerts.firing();
            alerts.standing();
            alerts.tick();
        }));
        alerts = Alerts.builder().time(time).sink("nosy", nosy).build();
        alerts.raise(alert("a", Severity.INFO));
        alerts.tick();

        assertThat(answered).isTrue();
    }

    /** On another thread, as a lock could be entered again by its own. */
    private static boolean finishes(Runnable work) {
        FutureTask<Boolean> task = new FutureTask<>(work, true);
        Thread thread = new Thread(task, "another");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            return false;
        }
    }

    @Test
    void raisingCallsNoSinkAndTheStartedThreadDoes() throws InterruptedException {
        AtomicReference<Thread> sender = new AtomicReference<>();
        AtomicReference<Thread> made = new AtomicReference<>();
        CountDownLatch sent = new CountDownLatch(1);
        AlertSink noting = message -> {
            sender.set(Thread.currentThread());
            sent.countDown();
        };
        try (Alerts real = Alerts.builder()
                .sink("noting", noting)
                .threads(work -> {
                    Thread thread = new Thread(work, "the-host's");
                    thread.setDaemon(true);
                    made.set(thread);
                    return thread;
                })
                .build()) {
            real.raise(Alert.firing("a", Severity.INFO, "a", START));
            assertThat(sender.get()).isNull();

            real.start();
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(sender.get()).isSameAs(made.get());
        assertThat(Objects.requireNonNull(made.get()).isAlive()).isFalse();
    }

    @Test
    void closingInterruptsASinkThatHangsAndKeepsItsAlert() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        AlertSpill spill = AlertSpill.inMemory();
        AlertSink hangs = message -> {
            hanging.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw AlertSinkException.passing("interrupted");
            }
        };
        Alerts real = Alerts.builder()
                .sink("hangs", hangs)
                .spill(spill)
                .closeWithin(Duration.ofMillis(50))
                .build()
                .start();
        real.raise(Alert.firing("a", Severity.INFO, "a", START));
        assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
        real.close();

        assertThat(spill.waiting()).extracting(entry -> entry.alert().key()).containsExactly("a");
        assertThatThrownBy(() -> real.raise(Alert.firing("b", Severity.INFO, "b", START)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsWhenThereIsSomethingToDoAgain() {
        assertThat(alerts.tick()).isGreaterThan(Duration.ofDays(365));
        sink.failure = AlertSinkException.passing("busy", Duration.ofMinutes(7));
        alerts.raise(alert("a", Severity.INFO));

        assertThat(alerts.tick()).isEqualTo(Duration.ofMinutes(7));
        assertThat(List.of(alerts.standing().get(0).failingInARow())).containsExactly(1);
    }

    @Test
    void closingTriesASpillAgainThatFailedAMomentAgo() {
        FlakySpill spill = new FlakySpill(new IllegalStateException("disk full"));
        sink.failure = AlertSinkException.passing("away");
        alerts = Alerts.builder().time(time).sink("toy", sink).spill(spill).build();
        alerts.raise(alert("a", Severity.INFO));
        alerts.tick();
        assertThat(spill.waiting()).isEmpty();

        alerts.close();

        assertThat(spill.waiting()).extracting(entry -> entry.alert().key()).containsExactly("a");
    }

    @Test
    void theThreadGoesOnAfterAnError() throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        try (Alerts real = Alerts.builder()
                .sink("counting", message -> sent.countDown())
                .spill(new FlakySpill(new OutOfMemoryError("heap")))
                .build()
                .start()) {
            real.raise(Alert.firing("a", Severity.INFO, "a", START));

            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Fails the first time. */
    private static final class FlakySpill implements AlertSpill {
        private final AlertSpill inner = AlertSpill.inMemory();
        private final AtomicReference<@Nullable Throwable> failure;

        FlakySpill(Throwable failure) {
            this.failure = new AtomicReference<>(failure);
        }

        @Override
        public List<Entry> waiting() {
            return inner.waiting();
        }

        @Override
        public void put(List<Entry> entries) {
            Throwable now = failure.getAndSet(null);
            if (now instanceof Error error) {
                throw error;
            }
            if (now instanceof RuntimeException broken) {
                throw broken;
            }
            inner.put(entries);
        }

        @Override
        public void remove(String name, List<String> keys) {
            inner.remove(name, keys);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void aDigestNamesAllItTellsOfHoweverLongTheirTitlesAre() {
        alerts = Alerts.builder()
                .time(time)
                .sink("toy", sink, SinkOptions.defaults().perMinute(1))
                .build();
        for (int i = 100; i < 200; i++) {
            String title = "k" + i + "-" + "x".repeat(Alert.LONGEST_TITLE - 5);
            alerts.raise(Alert.firing("k" + i, Severity.CRITICAL, title, START.plusNanos(123_456_789)));
        }

        alerts.tick();

        for (int i = 100; i < 200; i++) {
            assertThat(sink.texts()).contains("k" + i + "-");
        }
    }
}
