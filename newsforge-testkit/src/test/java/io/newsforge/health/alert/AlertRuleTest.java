package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {

    private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-11-26T08:00:00Z"));
    private final ToySink sink = new ToySink(time);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private double value;

    private Alerts alerts(AlertRule... rules) {
        AlertsBuilder builder = Alerts.builder().time(time).sink("toy", sink).remindAfter(Duration.ofDays(1));
        List.of(rules).forEach(builder::rule);
        return builder.build();
    }

    private void pass(Alerts alerts, Duration duration) {
        for (long left = duration.toSeconds() / 10; left > 0; left--) {
            time.advance(Duration.ofSeconds(10));
            alerts.tick();
        }
    }

    private List<AlertState> states() {
        return sink.taken.stream().map(Alert::state).toList();
    }

    @Test
    void firesWhenItHasBeenSoForTheStatedTime() {
        Alerts alerts = alerts(AlertRule.cpu(() -> value));
        value = 0.80;
        alerts.tick();
        pass(alerts, Duration.ofSeconds(50));
        assertThat(sink.taken).isEmpty();

        pass(alerts, Duration.ofSeconds(10));

        assertThat(sink.titles()).containsExactly("CPU is nearly used up");
        assertThat(sink.taken.get(0).key()).isEqualTo("rule:cpu");
        assertThat(sink.taken.get(0).text()).isEqualTo("0.8000 (threshold 0.8000)");
    }

    @Test
    void aShortPeakIsNoAlert() {
        Alerts alerts = alerts(AlertRule.cpu(() -> value));
        for (int i = 0; i < 20; i++) {
            value = 0.99;
            pass(alerts, Duration.ofSeconds(50));
            value = 0.79;
            pass(alerts, Duration.ofSeconds(10));
        }

        assertThat(sink.taken).isEmpty();
    }

    @Test
    void doesNotFlapAroundTheThreshold() {
        Alerts alerts = alerts(AlertRule.cpu(() -> value));
        value = 0.81;
        pass(alerts, Duration.ofMinutes(2));
        for (int i = 0; i < 100; i++) {
            value = i % 2 == 0 ? 0.79 : 0.81;
            pass(alerts, Duration.ofMinutes(2));
        }
        assertThat(states()).containsExactly(AlertState.FIRING);

        value = 0.71;
        pass(alerts, Duration.ofMinutes(2));

        assertThat(states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void aNumberThatIsNoneOrCannotBeReadChangesNothing() {
        Alerts alerts = alerts(AlertRule.disk(() -> {
            if (value < 0) {
                throw new IllegalStateException("no such disk");
            }
            return value;
        }));
        value = 0.95;
        pass(alerts, Duration.ofMinutes(2));
        value = Double.NaN;
        pass(alerts, Duration.ofMinutes(10));
        value = -1;
        pass(alerts, Duration.ofMinutes(10));

        assertThat(states()).containsExactly(AlertState.FIRING);
        assertThat(alerts.firing()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"system.cpu.usage, 0.79, 0.80"})
    void readsTheCpuFromTheRegistryByName(String name, double calm, double high) {
        Alerts alerts = alerts(AlertRule.cpu(meters));
        pass(alerts, Duration.ofMinutes(2));
        Gauge.builder(name, () -> value).register(meters);
        value = calm;
        pass(alerts, Duration.ofMinutes(2));
        assertThat(sink.taken).isEmpty();

        value = high;
        pass(alerts, Duration.ofMinutes(2));
        assertThat(sink.titles()).containsExactly("CPU is nearly used up");
    }

    @Test
    void readsHeapAndTheFullestDiskFromTheRegistry() {
        Gauge.builder("jvm.memory.used", () -> 86)
                .tags("area", "heap", "id", "old")
                .register(meters);
        Gauge.builder("jvm.memory.max", () -> 100)
                .tags("area", "heap", "id", "old")
                .register(meters);
        Gauge.builder("jvm.memory.used", () -> 1)
                .tags("area", "heap", "id", "eden")
                .register(meters);
        Gauge.builder("jvm.memory.max", () -> -1)
                .tags("area", "heap", "id", "eden")
                .register(meters);
        Gauge.builder("jvm.memory.max", () -> 1_000)
                .tags("area", "nonheap", "id", "x")
                .register(meters);
        for (String disk : List.of("a", "b")) {
            Tags tags = Tags.of("path", disk);
            Gauge.builder("disk.total", () -> 100).tags(tags).register(meters);
            Gauge.builder("disk.free", () -> disk.equals("b") ? 9 : 90)
                    .tags(tags)
                    .register(meters);
        }
        Alerts alerts = alerts(AlertRule.memory(meters), AlertRule.disk(meters));
        pass(alerts, Duration.ofMinutes(2));

        assertThat(sink.taken)
                .extracting(Alert::text)
                .containsExactlyInAnyOrder("0.8700 (threshold 0.8500)", "0.9100 (threshold 0.9000)");
    }

    @Test
    void tooManyErrorsOfEnoughRequestsAreAnAlertUntilTheWindowHasPassed() {
        AtomicLong failed = new AtomicLong(1_000);
        AtomicLong all = new AtomicLong(1_000_000);
        Alerts alerts =
                alerts(AlertRule.errorRatio("errors", failed::get, all::get, RuleWindow.of(Duration.ofMinutes(5))));
        alerts.tick();
        failed.addAndGet(19);
        all.addAndGet(19);
        pass(alerts, Duration.ofSeconds(10));
        assertThat(sink.taken).as("19 are too few to judge").isEmpty();

        all.addAndGet(381);
        pass(alerts, Duration.ofSeconds(10));
        assertThat(sink.taken).as("19 of 400 are less than 5 %").isEmpty();

        failed.addAndGet(1);
        pass(alerts, Duration.ofSeconds(10));
        assertThat(states()).containsExactly(AlertState.FIRING);

        for (int i = 0; i < 40; i++) {
            all.addAndGet(10);
            pass(alerts, Duration.ofSeconds(10));
        }
        assertThat(states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void countersThatBeginAnewAreNoErrors() {
        AtomicLong failed = new AtomicLong(100);
        AtomicLong all = new AtomicLong(200);
        Alerts alerts =
                alerts(AlertRule.errorRatio("errors", failed::get, all::get, RuleWindow.of(Duration.ofMinutes(5))));
        alerts.tick();
        failed.set(0);
        all.set(0);
        pass(alerts, Duration.ofSeconds(10));
        all.set(1_000);
        pass(alerts, Duration.ofSeconds(10));

        assertThat(sink.taken).isEmpty();
    }

    @Test
    void aMeanOfThreeSecondsWithinTheWindowIsAnAlertWhateverWasBefore() {
        Timer timer = meters.timer("newsforge.request.duration");
        for (int i = 0; i < 10_000; i++) {
            timer.record(Duration.ofMillis(5));
        }
        Alerts alerts = alerts(AlertRule.responseTime(
                "response", timer, RuleWindow.of(Duration.ofMinutes(5)).atLeast(10)));
        alerts.tick();
        for (int i = 0; i < 10; i++) {
            timer.record(Duration.ofMillis(3_100));
        }
        pass(alerts, Duration.ofSeconds(10));

        assertThat(sink.titles()).containsExactly("responses are slow");
        assertThat(sink.taken.get(0).text()).isEqualTo("3.100 (threshold 3.000)");
    }

    @Test
    void refusesWhatIsNoRule() {
        AlertRule rule = AlertRule.above("queue", "long", 10, () -> 1);

        assertThatThrownBy(() -> rule.threshold(0)).hasMessage("threshold: 0.0 (expected: > 0)");
        assertThatThrownBy(() -> rule.clearsBelow(11)).hasMessage("clearsBelow: 11.0 (expected: <= 10.0)");
        assertThatThrownBy(() -> rule.lasting(Duration.ofSeconds(-1))).hasMessage("lasting: PT-1S (expected: >= PT0S)");
        assertThatThrownBy(() -> AlertRule.above(" ", "t", 1, () -> 1)).hasMessage("key: \" \" (expected: not blank)");
        assertThatThrownBy(() -> Alerts.builder().rule(rule).rule(rule))
                .hasMessage("rule: \"rule:queue\" (expected: not added yet)");
    }
}
