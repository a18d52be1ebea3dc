package io.newsforge.bench;

import io.github.bucket4j.Bucket;
import io.newsforge.pacing.Pacer;
import io.newsforge.pacing.Turn;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
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

/**
 * One turn that is taken: ours with one limit and with two, beside Bucket4j's lock-free bucket with one. Our clock is the
 * system's, told a thousandfold, so that the largest limit there is never runs dry.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LimiterBenchmark {

    private static final long PLENTY = 50_000_000;

    private final Pacer tokens =
            Pacer.builder().tokensPerMinute(PLENTY).time(new FastTime()).build();
    private final Pacer both = Pacer.builder()
            .time(new FastTime())
            .requestsPerMinute(PLENTY)
            .tokensPerMinute(PLENTY)
            .build();
    private final Pacer spent = Pacer.builder().requestsPerMinute(1).build();
    private final Bucket rival = bucket(Long.MAX_VALUE / 2);
    private final Bucket rivalSpent = bucket(1);

    private static Bucket bucket(long capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, Duration.ofMinutes(1)))
                .build();
    }

    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One limit, one thread. */
    @Benchmark
    public Turn oneLimit() {
        return tokens.tryTake(1);
    }

    /** One limit, two threads. */
    @Benchmark
    @Threads(2)
    public Turn oneLimitTwoThreads() {
        return tokens.tryTake(1);
    }

    /** Two limits in one step, one thread. */
    @Benchmark
    public Turn twoLimits() {
        return both.tryTake(10);
    }

    /** A limit that is spent: the wait is computed. */
    @Benchmark
    public Turn refused() {
        return spent.tryTake(0);
    }

    /** Bucket4j, lock-free, one limit, one thread. */
    @Benchmark
    public boolean bucket4j() {
        return rival.tryConsume(1);
    }

    /** Bucket4j, lock-free, one limit, two threads. */
    @Benchmark
    @Threads(2)
    public boolean bucket4jTwoThreads() {
        return rival.tryConsume(1);
    }

    /** Bucket4j, a limit that is spent. */
    @Benchmark
    public long bucket4jRefused() {
        return rivalSpent.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    }

    private static final class FastTime implements TimeSource {

        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime() * 1_000;
        }
    }
}
