package io.newsforge.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.Grant;
import io.newsforge.quota.Limit;
import io.newsforge.quota.Plan;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import io.newsforge.store.JdbcQuotaStore;
import io.newsforge.store.RedisQuotaStore;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.RedisClient;

/** One process of {@link QuotaThroughput}: reserves and settles over three limits, and says how often it did. */
final class QuotaThroughputWorker {

    private static final int THREADS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final long AMPLE = Amounts.MAX / 4;
    private static final Amounts WORST =
            Amounts.of(Unit.CONVERSIONS, 1).and(Unit.INPUT_TOKENS, 2).and(Unit.MICRO_USD, 3);
    private static final Amounts USED = WORST.and(Unit.MICRO_USD, 2);

    private final Quotas quotas;
    private final int subjects;
    private final LongAdder done = new LongAdder();

    private QuotaThroughputWorker(QuotaStore store, int subjects) {
        this.subjects = subjects;
        this.quotas = Quotas.builder()
                .store(store)
                .plan(Plan.of(
                        "team",
                        Limit.perDay(Unit.CONVERSIONS, AMPLE, ZoneOffset.UTC),
                        Limit.perDay(Unit.INPUT_TOKENS, AMPLE, ZoneOffset.UTC),
                        Limit.perMonth(Unit.MICRO_USD, AMPLE, ZoneOffset.UTC)))
                .build();
    }

    /** Which store, its address, how many subjects, how many seconds. */
    public static void main(String[] args) throws InterruptedException {
        QuotaStore store = args[0].equals("redis") ? redis(Integer.parseInt(args[1])) : postgres(args[1]);
        QuotaThroughputWorker worker = new QuotaThroughputWorker(store, Integer.parseInt(args[2]));
        System.out.println(worker.run(Duration.ofSeconds(Long.parseLong(args[3]))));
        System.exit(0);
    }

    private static QuotaStore redis(int port) {
        return RedisQuotaStore.on(
                RedisClient.builder().hostAndPort("127.0.0.1", port).build());
    }

    private static QuotaStore postgres(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(THREADS);
        HikariDataSource pool = new HikariDataSource(config);
        JdbcQuotaStore.migrate(pool);
        return JdbcQuotaStore.on(pool);
    }

    private long run(Duration measured) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            SplittableRandom random =
                    new SplittableRandom(ProcessHandle.current().pid() + i);
            threads.execute(() -> work(random));
        }
        TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
        long before = done.sum();
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        long after = done.sum();
        threads.shutdownNow();
        return after - before;
    }

    private void work(SplittableRandom random) {
        while (!Thread.currentThread().isInterrupted()) {
            Subject subject = Subject.user("u" + random.nextInt(subjects)).on("team");
            Grant grant = quotas.reserve(subject, WORST);
            if (!(grant instanceof Grant.Granted granted)) {
                throw new IllegalStateException("grant: " + grant.getClass().getSimpleName() + " (expected: Granted)");
            }
            quotas.settle(granted.reservation(), USED);
            done.increment();
        }
    }
}
