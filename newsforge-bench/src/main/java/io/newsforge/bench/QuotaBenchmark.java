package io.newsforge.bench;

import io.github.bucket4j.Bucket;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.Closing;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.Grant;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Three limits in the memory of one process: reserve and settle, at the store and through the front, beside one consume of a
 * Bucket4j bucket of three limits. A bucket keeps no reservation, no idempotency key and no ledger.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class QuotaBenchmark {

    private static final long AMPLE = Amounts.MAX / 4;

    /** Bucket4j refills at most one token a nanosecond. */
    private static final long TOKENS = 50_000_000_000L;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration KEEP = Duration.ofMinutes(10);

    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(TOKENS).refillGreedy(TOKENS, Duration.ofMinutes(1)))
            .addLimit(limit -> limit.capacity(TOKENS).refillGreedy(TOKENS, Duration.ofHours(1)))
            .addLimit(limit -> limit.capacity(TOKENS).refillGreedy(TOKENS, Duration.ofDays(1)))
            .build();

    private final InMemoryQuotaStore store = InMemoryQuotaStore.remembering(1_000);
    private final Instant at = Instant.now();
    private final List<HoldLine> lines = List.of(
            line("minute", Unit.REQUESTS, new CounterSpan.Sliding(Duration.ofSeconds(1), 60)),
            line("day", Unit.CONVERSIONS, new CounterSpan.Calendar(at.plus(Duration.ofDays(1)))),
            line("lifetime", Unit.MICRO_USD, new CounterSpan.Lifetime()));

    private final ZoneId zone = ZoneId.of("Asia/Seoul");
    private final Quotas quotas = Quotas.builder()
            .store(InMemoryQuotaStore.remembering(1_000))
            .plan(Plan.of(
                    "team",
                    Limit.perMinute(Unit.REQUESTS, AMPLE),
                    Limit.perDay(Unit.CONVERSIONS, AMPLE, zone),
                    Limit.perMonth(Unit.MICRO_USD, AMPLE, zone)))
            .build();
    private final Subject subject = Subject.user("42").on("team");
    private final Amounts worstCase =
            Amounts.of(Unit.REQUESTS, 1).and(Unit.CONVERSIONS, 1).and(Unit.MICRO_USD, 100);
    private final Amounts used = worstCase.and(Unit.MICRO_USD, 60);
    private long keys;

    private static HoldLine line(String name, Unit unit, CounterSpan span) {
        return new HoldLine(new CounterKey("user:42", name, name), unit, 100, AMPLE, span);
    }

    /**
     * The rival.
     *
     * @return whether there was room
     */
    @Benchmark
    public boolean bucket4jConsumesFromThreeLimits() {
        return bucket.tryConsume(1);
    }

    /**
     * The store by itself.
     *
     * @return the closed hold
     */
    @Benchmark
    public CloseAnswer storeReservesAndSettlesThreeLimits() {
        String key = Long.toString(keys++);
        store.take(new HoldRequest("user:42", key, "", lines, at, LEASE, KEEP));
        return store.close(new CloseRequest("user:42", key, Ending.SETTLE, used, at));
    }

    /**
     * All a host calls: plans, periods, keys, clocks, standings.
     *
     * @return the closed reservation
     */
    @Benchmark
    public Closing quotasReserveAndSettleThreeLimits() {
        Grant.Granted granted = (Grant.Granted) quotas.reserve(subject, worstCase);
        return quotas.settle(granted.reservation(), used);
    }
}
