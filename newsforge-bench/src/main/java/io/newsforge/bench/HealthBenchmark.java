package io.newsforge.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.CheckReport;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Status;
import io.newsforge.health.format.HealthFormat;
import io.newsforge.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;

/**
 * What a probe of 10 checks costs: ours, which is read from memory, beside Actuator's, which runs the checks. All checks answer at
 * once, which is Actuator's best case. Run with {@code -prof gc} for bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class HealthBenchmark {

    private static final int CHECKS = 10;

    private HealthRegistry health;
    private HealthFormat json;
    private HealthFormat draft;
    private List<CheckReport> changing;
    private int turn;
    private ActuatorHealth actuator;

    @Setup
    public void start() {
        health = HealthRegistry.builder().version("1.4.0").build();
        for (int i = 0; i < CHECKS; i++) {
            health.register(
                    "check" + i,
                    () -> Health.up().with("active", 3).with("max", 20),
                    CheckOptions.critical().in(CheckOptions.READINESS).build());
        }
        health.start();
        while (health.report().status() != Status.UP) {
            Thread.onSpinWait();
        }
        json = HealthFormat.json(TimeSource.system());
        draft = HealthFormat.healthJson(TimeSource.system());
        changing = new ArrayList<>(health.report().checks());
        actuator = new ActuatorHealth(CHECKS);
    }

    /** What readers see after a check was looked at again: one report of a check is another object. */
    private HealthReport afterAReading() {
        HealthReport now = health.report();
        turn = (turn + 1) % CHECKS;
        CheckReport it = changing.get(turn);
        changing.set(
                turn,
                new CheckReport(
                        it.name(),
                        it.status(),
                        it.since(),
                        it.criticality(),
                        it.tags(),
                        it.lastOrNull(),
                        it.lastGoodOrNull(),
                        it.lastBadOrNull(),
                        it.badInARow(),
                        it.members()));
        return new HealthReport(now.group(), now.status(), now.version(), now.at(), changing);
    }

    @TearDown
    public void stop() {
        health.close();
    }

    /**
     * The report of all checks.
     *
     * @return the report
     */
    @Benchmark
    public HealthReport report() {
        return health.report();
    }

    /**
     * The answer of a readiness probe.
     *
     * @return 200
     */
    @Benchmark
    public int readiness() {
        return health.report(CheckOptions.READINESS).httpStatus();
    }

    /**
     * The report as bytes of our JSON.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] json() {
        return json.format(health.report()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A report that was not written before as bytes of our JSON: one check was looked at since the last.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] jsonAfterAReading() {
        return json.format(afterAReading()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A report whose every check is new as bytes of our JSON, as the first one is.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] jsonOfOnlyNewChecks() {
        for (int i = 1; i < CHECKS; i++) {
            afterAReading();
        }
        return jsonAfterAReading();
    }

    /**
     * The report as bytes of {@code application/health+json}.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] healthJson() {
        return draft.format(health.report()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Actuator's answer.
     *
     * @return the answer
     */
    @Benchmark
    public HealthDescriptor actuator() {
        return actuator.look();
    }

    /**
     * Actuator's answer as bytes of JSON.
     *
     * @return the JSON
     * @throws JsonProcessingException never
     */
    @Benchmark
    public byte[] actuatorJson() throws JsonProcessingException {
        return actuator.json();
    }
}
