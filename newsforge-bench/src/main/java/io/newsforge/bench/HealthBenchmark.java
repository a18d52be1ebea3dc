package io.newsforge.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newsforge.health.HealthRegistry;
import io.newsforge.health.check.CheckOptions;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthReport;
import io.newsforge.health.check.Status;
import io.newsforge.health.format.HealthFormat;
import io.newsforge.time.TimeSource;
import java.nio.charset.StandardCharsets;
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
    private HealthReport[] unlike;
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
        unlike = new HealthReport[] {copy(), copy()};
        actuator = new ActuatorHealth(CHECKS);
    }

    private HealthReport copy() {
        HealthReport now = health.report();
        return new HealthReport(now.group(), now.status(), now.version(), now.at(), now.checks());
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
     * A report that was not written before as bytes of our JSON, as after each reading.
     *
     * @return the JSON
     */
    @Benchmark
    public byte[] jsonOfANewReport() {
        turn ^= 1;
        return json.format(unlike[turn]).getBytes(StandardCharsets.UTF_8);
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
