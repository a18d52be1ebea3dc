package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.testkit.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sink that is away for an hour, and what reaches it afterwards. */
class OutageTest {

    private static final Duration STEP = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final ToySink sink = new ToySink(time);

    private AlertsBuilder builder(long seed) {
        return Alerts.builder()
                .time(time)
                .random(new Random(seed))
                .remindAfter(Duration.ofDays(1))
                .sink("toy", sink);
    }

    private void pass(Alerts alerts, Duration duration) {
        for (long left = duration.toSeconds(); left > 0; left--) {
            time.advance(STEP);
            alerts.tick();
        }
    }

    private Alert alert(String key, Severity severity) {
        return Alert.firing(key, severity, key + ";", time.instant());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsLostNothingDoubledAndThereIsNoStorm(long seed) {
        Alerts alerts =
                builder(seed).spill(FileSpill.at(folder.resolve("alerts.log"))).build();
        sink.failure = AlertSinkException.passing("away");
        List<String> raised = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            raised.add("alert-" + minute);
            alerts.raise(alert("alert-" + minute, minute % 7 == 0 ? Severity.CRITICAL : Severity.WARNING));
            pass(alerts, Duration.ofMinutes(1));
        }
        int attemptsMeanwhile = sink.attempts.size();
        sink.failure = null;
        pass(alerts, Duration.ofMinutes(15));
        alerts.close();

        assertThat(attemptsMeanwhile).isBetween(12, 32);
        String all = sink.texts();
        raised.forEach(key -> assertThat(all).containsOnlyOnce(key + ";"));
        assertThat(all).doesNotContain("only counted");
        assertThat(sink.taken).hasSize(10);
        assertThat(sink.taken.subList(0, 9)).extracting(Alert::severity).containsOnly(Severity.CRITICAL);
        assertThat(sink.taken.stream().mapToLong(one -> one.repeats() + 1).sum())
                .isEqualTo(60);
        assertThat(sink.mostInAMinute()).isLessThanOrEqualTo(10);
        assertThat(alerts.standing().get(0).waiting()).isZero();
    }

    @Test
    void everyMessageIsTakenOnceThroughManyShortOutages() {
        Random random = new Random(7);
        Alerts alerts = builder(7).build();
        for (int i = 0; i < 300; i++) {
            sink.failure = random.nextInt(3) == 0 ? AlertSinkException.passing("away") : null;
            alerts.raise(alert("alert-" + i, random.nextBoolean() ? Severity.CRITICAL : Severity.INFO));
            pass(alerts, Duration.ofSeconds(random.nextInt(20)));
        }
        sink.failure = null;
        pass(alerts, Duration.ofMinutes(15));

        String all = sink.texts();
        IntStream.range(0, 300).forEach(i -> assertThat(all).containsOnlyOnce("alert-" + i + ";"));
        assertThat(sink.mostInAMinute()).isLessThanOrEqualTo(10);
    }

    @Test
    void aRestartInTheMiddleSendsWhatWaitsAndNothingTwice() {
        Path file = folder.resolve("alerts.log");
        Alerts before = builder(1).spill(FileSpill.at(file)).build();
        before.raise(alert("told", Severity.CRITICAL));
        before.tick();
        sink.failure = AlertSinkException.passing("away");
        before.raise(alert("waiting", Severity.CRITICAL));
        before.raise(alert("over", Severity.WARNING));
        pass(before, Duration.ofMinutes(30));
        before.resolve("over");
        before.raise(alert("last", Severity.INFO));
        before.close();

        Alerts after = builder(2).spill(FileSpill.at(file)).build();
        after.raise(alert("waiting", Severity.CRITICAL));
        pass(after, Duration.ofMinutes(30));
        sink.failure = null;
        pass(after, Duration.ofMinutes(10));
        after.resolve("waiting");
        pass(after, Duration.ofMinutes(1));
        after.close();
        Alerts third = builder(3).spill(FileSpill.at(file)).build();
        pass(third, Duration.ofMinutes(10));
        third.close();

        assertThat(sink.taken)
                .extracting(one -> one.key() + " " + one.state())
                .containsExactly("told FIRING", "waiting FIRING", "over RESOLVED", "last FIRING", "waiting RESOLVED");
    }

    @Test
    void aProcessThatDiesWithoutClosingLosesNothing() throws IOException {
        Path file = folder.resolve("alerts.log");
        sink.failure = AlertSinkException.passing("away");
        try (FileSpill spill = FileSpill.at(file)) {
            Alerts dies = builder(1).spill(spill).build();
            dies.raise(alert("waiting", Severity.CRITICAL));
            dies.tick();
            Files.copy(file, folder.resolve("as-it-was.log"));
        }
        sink.failure = null;
        Alerts after =
                builder(2).spill(FileSpill.at(folder.resolve("as-it-was.log"))).build();
        pass(after, Duration.ofMinutes(1));
        after.close();

        assertThat(sink.titles()).containsExactly("waiting;");
    }

    @Test
    void whatWaitsForASinkThatIsGoneStaysInTheSpill() {
        AlertSpill spill = AlertSpill.inMemory();
        spill.put(List.of(new AlertSpill.Entry("renamed", alert("a", Severity.INFO))));
        Alerts alerts = builder(1).spill(spill).build();
        pass(alerts, Duration.ofMinutes(1));

        assertThat(sink.taken).isEmpty();
        assertThat(spill.waiting()).hasSize(1);
    }

    @Test
    void aSpillThatCannotBeWrittenLosesNothingWhileTheProcessLives() {
        AlertSpill broken = new BrokenSpill();
        Alerts alerts = builder(1).spill(broken).build();
        alerts.raise(alert("a", Severity.CRITICAL));
        pass(alerts, Duration.ofMinutes(2));

        assertThat(sink.titles()).containsExactly("a;");
    }

    private static final class BrokenSpill implements AlertSpill {
        @Override
        public List<Entry> waiting() {
            return List.of();
        }

        @Override
        public void put(List<Entry> entries) {
            throw new UncheckedIOException(new IOException("disk full"));
        }

        @Override
        public void remove(String sink, List<String> keys) {
            throw new UncheckedIOException(new IOException("disk full"));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @Test
    void aStormOfTenThousandKeysIsAFewMessagesThatSayAll() {
        Alerts alerts = builder(1).build();
        for (int i = 0; i < 10_000; i++) {
            alerts.raise(alert("key-" + i, i % 100 == 0 ? Severity.CRITICAL : Severity.WARNING));
        }
        pass(alerts, Duration.ofMinutes(30));

        String all = sink.texts();
        assertThat(sink.taken).hasSizeBetween(18, 20);
        assertThat(sink.mostInAMinute()).isLessThanOrEqualTo(10);
        IntStream.iterate(0, i -> i < 10_000, i -> i + 100)
                .forEach(i -> assertThat(all).containsOnlyOnce("key-" + i + ";"));
        assertThat(all).containsOnlyOnce("9000 more found the queue full and are only counted: 9000 WARNING");
        assertThat(sink.taken.stream().mapToLong(one -> one.repeats() + 1).sum())
                .isEqualTo(10_000);
        assertThat(alerts.standing().get(0).waiting()).isZero();
    }

    @Test
    void aStormOfCriticalsIsCountedWhereItCannotBeNamed() {
        Alerts alerts = builder(1).build();
        for (int i = 0; i < 10_000; i++) {
            alerts.raise(alert("key-" + i, Severity.CRITICAL));
        }
        pass(alerts, Duration.ofMinutes(30));

        assertThat(sink.texts()).containsOnlyOnce("are only counted: 9000 CRITICAL");
        assertThat(sink.taken.stream().mapToLong(one -> one.repeats() + 1).sum())
                .isEqualTo(10_000);
    }

    @Test
    void flappingStaysWithinTheRateAndIsCountedToTheLast() {
        Alerts alerts = builder(1).build();
        for (int i = 0; i < 600; i++) {
            alerts.raise(alert("flaps", Severity.WARNING));
            pass(alerts, STEP);
            alerts.resolve("flaps");
            pass(alerts, STEP);
        }
        pass(alerts, Duration.ofMinutes(2));

        assertThat(sink.mostInAMinute()).isEqualTo(10);
        assertThat(sink.taken.stream().mapToLong(one -> one.repeats() + 1).sum())
                .isEqualTo(1_200);
        assertThat(sink.taken.get(sink.taken.size() - 1).state()).isEqualTo(AlertState.RESOLVED);
    }
}
