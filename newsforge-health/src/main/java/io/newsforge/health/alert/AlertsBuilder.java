package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Names;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/** Builds {@link Alerts}; for one thread at a time, and reusable. */
public final class AlertsBuilder {

    record Target(AlertSink sink, SinkOptions options) {}

    final Map<String, Target> sinks = new LinkedHashMap<>();
    final Map<String, AlertRule> rules = new LinkedHashMap<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    HealthRule healthRule = HealthRule.standard();
    AlertSpill spill = AlertSpill.inMemory();
    TimeSource time = TimeSource.system();
    RandomGenerator random = new java.util.Random();
    ThreadFactory threads = Ticker::daemon;
    Duration remindAfter = Duration.ofHours(1);
    Duration lookEvery = Duration.ofSeconds(10);
    Duration closeWithin = Duration.ofSeconds(10);
    int mostFiring = 10_000;

    AlertsBuilder() {}

    /**
     * Adds a sink with the {@linkplain SinkOptions#defaults() default options}.
     *
     * @param name a {@linkplain Names name}, under which the spill knows it; keep it over restarts
     * @param sink where alerts go
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or is none
     */
    public AlertsBuilder sink(String name, AlertSink sink) {
        return sink(name, sink, SinkOptions.defaults());
    }

    /**
     * Adds a sink.
     *
     * @param name a {@linkplain Names name}, under which the spill knows it; keep it over restarts
     * @param sink where alerts go
     * @param options how they are brought to it
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or is none
     */
    public AlertsBuilder sink(String name, AlertSink sink, SinkOptions options) {
        Target target = new Target(Objects.requireNonNull(sink, "sink"), Objects.requireNonNull(options, "options"));
        if (sinks.putIfAbsent(Names.expect("sink", name), target) != null) {
            throw new IllegalArgumentException("sink: \"" + name + "\" (expected: not added yet)");
        }
        return this;
    }

    /**
     * Adds a rule on a number.
     *
     * @param rule the rule
     * @return this builder
     * @throws IllegalArgumentException if another rule has its key
     */
    public AlertsBuilder rule(AlertRule rule) {
        if (rules.putIfAbsent(rule.key(), rule) != null) {
            throw new IllegalArgumentException("rule: \"" + rule.key() + "\" (expected: not added yet)");
        }
        return this;
    }

    /**
     * Says which changes of health are alerts. {@link HealthRule#standard()} by default.
     *
     * @param rule the rule
     * @return this builder
     */
    public AlertsBuilder health(HealthRule rule) {
        healthRule = Objects.requireNonNull(rule, "health");
        return this;
    }

    /**
     * Adds a label to each alert, such as the instance's name. Alerts that have it keep theirs.
     *
     * @param name not blank
     * @param value its value
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or there are eight already
     */
    public AlertsBuilder label(String name, String value) {
        labels.put(Expect.text("label", name), Objects.requireNonNull(value, "value"));
        Expect.between("labels", labels.size(), 1, Alert.MOST_LABELS / 2);
        return this;
    }

    /**
     * Remembers what was not delivered. In memory by default, so that it is lost with the process.
     *
     * @param where is closed with the alerts
     * @return this builder
     */
    public AlertsBuilder spill(AlertSpill where) {
        spill = Objects.requireNonNull(where, "spill");
        return this;
    }

    /**
     * The clocks. The system's by default.
     *
     * @param source where time comes from
     * @return this builder
     */
    public AlertsBuilder time(TimeSource source) {
        time = Objects.requireNonNull(source, "time");
        return this;
    }

    /**
     * What the jitter of the back-off is drawn from.
     *
     * @param source is only used by one thread at a time
     * @return this builder
     */
    public AlertsBuilder random(RandomGenerator source) {
        random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * Makes the one thread of {@link Alerts#start}. A daemon by default.
     *
     * @param factory makes threads that are not started
     * @return this builder
     */
    public AlertsBuilder threads(ThreadFactory factory) {
        threads = Objects.requireNonNull(factory, "threads");
        return this;
    }

    /**
     * How long after it was told an alert that still fires is told again. An hour by default.
     *
     * @param pause positive
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public AlertsBuilder remindAfter(Duration pause) {
        remindAfter = Expect.positive("remindAfter", pause);
        return this;
    }

    /**
     * How often the rules look at their numbers. 10 seconds by default.
     *
     * @param period positive
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public AlertsBuilder lookEvery(Duration period) {
        lookEvery = Expect.positive("lookEvery", period);
        return this;
    }

    /**
     * How long {@link Alerts#close} waits for a message that is being sent, before and again after it interrupts it. 10 seconds by
     * default.
     *
     * @param longest not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public AlertsBuilder closeWithin(Duration longest) {
        closeWithin = Expect.notNegative("closeWithin", longest);
        return this;
    }

    /**
     * How many keys that fire are remembered. 10,000 by default. Alerts of further keys are told, but repeats of them are told too, and
     * that they are over is not.
     *
     * @param keys 1 to 1,000,000
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public AlertsBuilder mostFiring(int keys) {
        mostFiring = Expect.between("mostFiring", keys, 1, 1_000_000);
        return this;
    }

    /**
     * The alerts, which start no thread yet and take over what the spill has.
     *
     * @return the alerts
     */
    public Alerts build() {
        return new Alerts(this);
    }
}
