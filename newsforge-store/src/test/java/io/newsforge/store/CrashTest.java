package io.newsforge.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Audit;
import io.newsforge.quota.AuditLine;
import io.newsforge.quota.Books;
import io.newsforge.quota.CounterReading;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.LedgerEntry.Kind;
import io.newsforge.quota.QuotaStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Four processes spend the quota of one subject and are killed with SIGKILL at random, {@code newsforge.quota.kills} times a
 * store. Two reconcilers run all the while.
 */
class CrashTest {

    private static final int WORKERS = 4;
    private static final int KILLS = Integer.getInteger("newsforge.quota.kills", 28);

    private final SplittableRandom random = new SplittableRandom(20261121);
    private final Map<String, Long> promised = WorkerProcess.promises();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong away = new AtomicLong();
    private int looks;
    private long most;

    @Test
    void killedProcessesCostNothingButWhatIsUnknownOnPostgres() throws Exception {
        String url = Servers.sharedPostgresUrl();

        crash("PostgreSQL", JdbcQuotaStore.on(Servers.postgres()), List.of("postgres", url));
    }

    @Test
    void killedProcessesCostNothingButWhatIsUnknownOnRedis() throws Exception {
        int port = Servers.redisPort();

        crash(
                "Redis",
                RedisQuotaStore.on(Servers.redis(port, Duration.ofSeconds(10))),
                List.of("redis", Integer.toString(port)));
    }

    private void crash(String name, QuotaStore store, List<String> where) throws Exception {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
        List<AutoCloseable> replicas = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            replicas.add(QuotaReconciler.of(store).every(Duration.ofMillis(300), scheduler));
        }
        try {
            killAtRandom(store, where);
            awaitEndOfLeases(store);
        } finally {
            for (AutoCloseable replica : replicas) {
                replica.close();
            }
            scheduler.shutdownNow();
        }

        Books books = store.books(QuotaWorker.GROUP);
        checkThatNothingIsLost(store, books);
        AuditLine money = money(Audit.of(books));
        long holds = books.entries().stream()
                .filter(entry -> entry.kind() == Kind.RESERVE && entry.counter().equals(QuotaWorker.BUDGET))
                .count();
        long unknown = books.entries().stream()
                .filter(entry -> entry.kind() == Kind.UNKNOWN && entry.counter().equals(QuotaWorker.BUDGET))
                .count();
        System.out.printf(
                "%s: %d kills of %d workers, %d looks, %d answers, %d holds, %d of them unknown;"
                        + " micro-USD: settled %d + unknown %d = %d of %d (most at a look: %d); away %d%n",
                name,
                KILLS,
                WORKERS,
                looks,
                answers.get(),
                holds,
                unknown,
                money.settled(),
                money.unknown(),
                money.used(),
                QuotaWorker.MICRO_USD,
                most,
                away.get());
    }

    private void killAtRandom(QuotaStore store, List<String> where) throws InterruptedException {
        List<WorkerProcess> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(start(where, "first-" + i));
        }
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                int victim = random.nextInt(WORKERS);
                assertThat(workers.get(victim).awaitWork()).isTrue();
                look(store);
                boolean paused = new CountDownLatch(1).await(random.nextInt(120), TimeUnit.MILLISECONDS);
                assertThat(paused).isFalse();
                workers.get(victim).kill();
                look(store);
                workers.set(victim, start(where, "after-" + kill));
                if (kill % 7 == 0) {
                    audit(store);
                }
            }
        } finally {
            for (WorkerProcess worker : workers) {
                worker.kill();
            }
        }
    }

    private WorkerProcess start(List<String> where, String name) {
        List<String> args = new ArrayList<>(where);
        args.add(name);
        return WorkerProcess.start(args, promised, answers, away);
    }

    private void look(QuotaStore store) {
        List<HoldLine> lines = QuotaWorker.lines(0);
        List<CounterReading> readings = store.read(QuotaWorker.GROUP, lines, Instant.now());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(readings.get(i).used()).isBetween(0L, lines.get(i).limit());
        }
        most = Math.max(most, readings.get(2).used());
        looks++;
    }

    private void audit(QuotaStore store) {
        Audit audit = Audit.of(store.books(QuotaWorker.GROUP));
        AuditLine money = money(audit);
        assertThat(money.settled() + money.reserved() + money.unknown())
                .isEqualTo(money.used())
                .isLessThanOrEqualTo(QuotaWorker.MICRO_USD);
        assertThat(audit.balanced()).isTrue();
        looks++;
    }

    private static AuditLine money(Audit audit) {
        return audit.lines().stream()
                .filter(line -> line.counter().equals(QuotaWorker.BUDGET))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitEndOfLeases(QuotaStore store) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (money(Audit.of(store.books(QuotaWorker.GROUP))).reserved() > 0) {
            assertThat(System.nanoTime()).as("leases end").isLessThan(deadline);
            boolean paused = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            assertThat(paused).isFalse();
        }
    }

    /** Each promise is in the ledger to the micro-USD, and what is not settled or unknown can be had again. */
    private void checkThatNothingIsLost(QuotaStore store, Books books) {
        Map<String, Long> charged = new HashMap<>();
        for (LedgerEntry entry : books.entries()) {
            if (entry.counter().equals(QuotaWorker.BUDGET)) {
                charged.merge(entry.key(), entry.delta(), Long::sum);
            }
        }
        assertThat(promised).isNotEmpty();
        promised.forEach((key, microUsd) -> assertThat(charged).as(key).containsEntry(key, microUsd));
        assertThat(books.entries()).noneMatch(entry -> entry.kind() == Kind.CARRY);

        AuditLine money = money(Audit.of(books));
        assertThat(money.balanced()).isTrue();
        assertThat(money.reserved()).isZero();
        assertThat(money.settled() + money.unknown()).isEqualTo(money.used());

        long left = QuotaWorker.MICRO_USD - money.used();
        List<HoldLine> budgetOnly = QuotaWorker.lines(left + 1).subList(2, 3);
        assertThat(takeAll(store, "one-too-many", budgetOnly)).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(takeAll(store, "all-that-is-left", QuotaWorker.lines(left).subList(2, 3)))
                .isInstanceOf(HoldAnswer.Taken.class);
    }

    private static HoldAnswer takeAll(QuotaStore store, String key, List<HoldLine> lines) {
        return store.take(new io.newsforge.quota.HoldRequest(
                QuotaWorker.GROUP, key, key, lines, Instant.now(), Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }
}
