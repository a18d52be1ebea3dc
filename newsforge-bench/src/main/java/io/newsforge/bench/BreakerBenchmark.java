package io.newsforge.bench;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.newsforge.breaker.CircuitBreaker;
import io.newsforge.breaker.Permit;
import io.newsforge.breaker.TripRule;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One good call through a closed breaker: ask, and hand the permit back. Beside Resilience4j's count window. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BreakerBenchmark {

    private final CircuitBreaker consecutive = CircuitBreaker.of("consecutive");
    private final CircuitBreaker counting = CircuitBreaker.builder("counting")
            .rule(TripRule.rate(0.5).overLast(100))
            .build();
    private final CircuitBreaker timing = CircuitBreaker.builder("timing")
            .rule(TripRule.rate(0.5).over(Duration.ofSeconds(30)).atLeast(20))
            .build();
    private final CircuitBreaker slow = CircuitBreaker.builder("slow")
            .rule(TripRule.slowRate(0.5, Duration.ofSeconds(10)).overLast(100))
            .build();
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker rival =
            io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                    "rival",
                    CircuitBreakerConfig.custom().slidingWindowSize(100).build());

    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** The default rule, one thread. */
    @Benchmark
    public boolean consecutive() {
        return call(consecutive);
    }

    /** The default rule, two threads. */
    @Benchmark
    @Threads(2)
    public boolean consecutiveTwoThreads() {
        return call(consecutive);
    }

    /** A window of the last 100 calls, one thread. */
    @Benchmark
    public boolean countWindow() {
        return call(counting);
    }

    /** A window of the last 100 calls, two threads. */
    @Benchmark
    @Threads(2)
    public boolean countWindowTwoThreads() {
        return call(counting);
    }

    /** A window of time, one thread. */
    @Benchmark
    public boolean timeWindow() {
        return call(timing);
    }

    /** A rule that asks how long calls take, one thread. */
    @Benchmark
    public boolean slowRate() {
        return call(slow);
    }

    /** Resilience4j with its default window of 100 calls, one thread. */
    @Benchmark
    public boolean resilience4j() {
        return callRival();
    }

    /** Resilience4j with its default window of 100 calls, two threads. */
    @Benchmark
    @Threads(2)
    public boolean resilience4jTwoThreads() {
        return callRival();
    }

    private static boolean call(CircuitBreaker breaker) {
        if (breaker.tryAcquire() instanceof Permit permit) {
            permit.success();
            return true;
        }
        return false;
    }

    private boolean callRival() {
        if (rival.tryAcquirePermission()) {
            rival.onSuccess(1_000, TimeUnit.NANOSECONDS);
            return true;
        }
        return false;
    }
}
