package io.newsforge.health.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newsforge.expect.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A number and the threshold from which on somebody should know. Immutable; what it has seen lies in {@link Alerts}.
 *
 * <pre>{@code
 * AlertRule.above("queue", "the work queue is long", 1_000, queue::size).lasting(Duration.ofMinutes(2));
 * AlertRule.errorRatio("errors", failed::count, all::count, RuleWindow.of(Duration.ofMinutes(5)));
 * }</pre>
 *
 * <p>It fires when the number has been at or above the threshold at each look for {@link #lasting} and resolves when it has been
 * below the clearing bound for as long; in between nothing changes, so a number that wavers around the threshold does not flap.
 * A number that is not one, and one that cannot be read, changes nothing.
 *
 * <p>The presets' thresholds are the requirements' (CPU 80 %, memory 85 %, disk 90 %, errors 5 %, response 3 s).
 */
public final class AlertRule {

    private static final Duration LASTING = Duration.ofMinutes(1);
    private static final double CLEARS_AT_SHARE = 0.9;

    private final String key;
    private final String title;
    private final Severity severity;
    private final double threshold;
    private final double clearsBelow;
    private final Duration lasting;
    private final Supplier<Measure> measure;

    private AlertRule(
            String key,
            String title,
            Severity severity,
            double threshold,
            double clearsBelow,
            Duration lasting,
            Supplier<Measure> measure) {
        this.key = key;
        this.title = title;
        this.severity = severity;
        this.threshold = threshold;
        this.clearsBelow = clearsBelow;
        this.lasting = lasting;
        this.measure = measure;
    }

    private static AlertRule rule(
            String key, String title, double threshold, Duration lasting, Supplier<Measure> measure) {
        Alert.firing("rule:" + Expect.text("key", key), Severity.WARNING, title, Instant.EPOCH);
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold: " + threshold + " (expected: > 0)");
        }
        double clears = threshold * CLEARS_AT_SHARE;
        return new AlertRule("rule:" + key, title, Severity.WARNING, threshold, clears, lasting, measure);
    }

    /**
     * A number that is too high: a WARNING after a minute.
     *
     * @param key the alert's key, to which {@code rule:} is put in front
     * @param title one line for people
     * @param threshold from where on it is too high, positive
     * @param value is asked at each look; quick and thread-safe
     * @return the rule, clearing below nine tenths of the threshold
     * @throws IllegalArgumentException if the key or the title is none or the threshold is not positive
     */
    public static AlertRule above(String key, String title, double threshold, DoubleSupplier value) {
        Objects.requireNonNull(value, "value");
        return rule(key, title, threshold, LASTING, () -> nanos -> value.getAsDouble());
    }

    /**
     * CPU at 80 % for a minute.
     *
     * @param share the used share, 0 to 1
     * @return the rule
     */
    public static AlertRule cpu(DoubleSupplier share) {
        return above("cpu", "CPU is nearly used up", 0.80, share);
    }

    /**
     * CPU at 80 % for a minute, from Micrometer's {@code system.cpu.usage}.
     *
     * @param meters where the gauge is; it says nothing while it is not there
     * @return the rule
     */
    public static AlertRule cpu(MeterRegistry meters) {
        return cpu(Meters.gauge(Objects.requireNonNull(meters, "meters"), "system.cpu.usage"));
    }

    /**
     * Memory at 85 % for a minute.
     *
     * @param share the used share, 0 to 1
     * @return the rule
     */
    public static AlertRule memory(DoubleSupplier share) {
        return above("memory", "memory is nearly used up", 0.85, share);
    }

    /**
     * The heap at 85 % for a minute, from Micrometer's {@code jvm.memory.used} and {@code jvm.memory.max}.
     *
     * @param meters where the gauges are; it says nothing while they are not there
     * @return the rule
     */
    public static AlertRule memory(MeterRegistry meters) {
        return memory(Meters.heapShare(Objects.requireNonNull(meters, "meters")));
    }

    /**
     * A disk at 90 % for a minute.
     *
     * @param share the used share, 0 to 1
     * @return the rule
     */
    public static AlertRule disk(DoubleSupplier share) {
        return above("disk", "a disk is nearly full", 0.90, share);
    }

    /**
     * The fullest disk at 90 % for a minute, from Micrometer's {@code disk.free} and {@code disk.total}.
     *
     * @param meters where the gauges are; it says nothing while they are not there
     * @return the rule
     */
    public static AlertRule disk(MeterRegistry meters) {
        return disk(Meters.diskShare(Objects.requireNonNull(meters, "meters")));
    }

    /**
     * More than 5 % of the requests of a window failed.
     *
     * @param key the alert's key, to which {@code rule:} is put in front
     * @param failed how many have failed since the beginning; only its growth matters
     * @param all how many there were since the beginning
     * @param window over how long, and how many there must be
     * @return the rule
     * @throws IllegalArgumentException if the key is none
     */
    public static AlertRule errorRatio(String key, DoubleSupplier failed, DoubleSupplier all, RuleWindow window) {
        Objects.requireNonNull(failed, "failed");
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(window, "window");
        return rule(key, "too many requests fail", 0.05, Duration.ZERO, () -> new Quotient(failed, all, window));
    }

    /**
     * The mean of the response times of a window, in seconds, is 3 or more.
     *
     * @param key the alert's key, to which {@code rule:} is put in front
     * @param timer what records the responses
     * @param window over how long, and how many there must be
     * @return the rule
     * @throws IllegalArgumentException if the key is none
     */
    public static AlertRule responseTime(String key, Timer timer, RuleWindow window) {
        Objects.requireNonNull(timer, "timer");
        Objects.requireNonNull(window, "window");
        return rule(
                key,
                "responses are slow",
                3,
                Duration.ZERO,
                () -> new Quotient(() -> timer.totalTime(TimeUnit.SECONDS), timer::count, window));
    }

    /**
     * This rule with another threshold; it clears below nine tenths of it.
     *
     * @param from from where on it is too high, positive
     * @return the new rule
     * @throws IllegalArgumentException if it is not positive
     */
    public AlertRule threshold(double from) {
        AlertRule other = rule(key.substring("rule:".length()), title, from, lasting, measure);
        return other.severity(severity);
    }

    /**
     * This rule with another clearing bound.
     *
     * @param bound below this it is over; not above the threshold
     * @return the new rule
     * @throws IllegalArgumentException if it is above the threshold or not a number
     */
    public AlertRule clearsBelow(double bound) {
        if (!(bound <= threshold)) {
            throw new IllegalArgumentException("clearsBelow: " + bound + " (expected: <= " + threshold + ")");
        }
        return new AlertRule(key, title, severity, threshold, bound, lasting, measure);
    }

    /**
     * This rule with another time for which it must be so, and for which it must be over. A minute by default, and nothing for rules
     * with a window.
     *
     * @param time not negative
     * @return the new rule
     * @throws IllegalArgumentException if it is negative
     */
    public AlertRule lasting(Duration time) {
        Expect.notNegative("lasting", time);
        return new AlertRule(key, title, severity, threshold, clearsBelow, time, measure);
    }

    /**
     * This rule with another severity than WARNING.
     *
     * @param other the severity of its alerts
     * @return the new rule
     */
    public AlertRule severity(Severity other) {
        Objects.requireNonNull(other, "severity");
        return new AlertRule(key, title, other, threshold, clearsBelow, lasting, measure);
    }

    /**
     * The key of its alerts.
     *
     * @return the key, with {@code rule:} in front
     */
    public String key() {
        return key;
    }

    String title() {
        return title;
    }

    Severity severity() {
        return severity;
    }

    RuleState begin() {
        return new RuleState(this, measure.get(), threshold, clearsBelow, Expect.nanos(lasting));
    }
}
