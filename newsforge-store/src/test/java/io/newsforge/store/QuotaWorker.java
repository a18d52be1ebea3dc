package io.newsforge.store;

import com.zaxxer.hikari.HikariDataSource;
import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.CloseRequest;
import io.newsforge.quota.CounterKey;
import io.newsforge.quota.CounterSpan;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.HoldLine;
import io.newsforge.quota.HoldRequest;
import io.newsforge.quota.QuotaStore;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Unit;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that spends one subject's quota until it is killed. It says what it was told: a line for each answer, flushed before
 * the next question, so the supervisor knows what the store has promised.
 */
final class QuotaWorker {

    static final String GROUP = "user:hot";
    static final long CONVERSIONS = 2_500;
    static final long MICRO_USD = 900_000_007L;
    static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Duration KEEP = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(4);

    private static final CounterKey DAY = new CounterKey(GROUP, "conversions-per-day", "UTC|today");
    static final CounterKey BUDGET = new CounterKey(GROUP, "budget", "lifetime");
    private static final CounterKey MINUTE = new CounterKey(GROUP, "requests-per-minute", "sliding");

    private QuotaWorker() {}

    static List<HoldLine> lines(long microUsd) {
        CounterSpan today = new CounterSpan.Calendar(Instant.now().plus(Duration.ofDays(1)));
        return List.of(
                new HoldLine(DAY, Unit.CONVERSIONS, 1, CONVERSIONS, today),
                new HoldLine(MINUTE, Unit.REQUESTS, 1, 1_200, new CounterSpan.Sliding(Duration.ofSeconds(1), 5)),
                new HoldLine(BUDGET, Unit.MICRO_USD, microUsd, MICRO_USD, new CounterSpan.Lifetime()));
    }

    static HoldRequest request(String key, long microUsd) {
        return new HoldRequest(GROUP, key, key, lines(microUsd), Instant.now(), LEASE, KEEP);
    }

    /** {@code postgres <url>} or {@code redis <port>}, then the worker's name. */
    public static void main(String[] args) {
        String name = args[2];
        if (args[0].equals("postgres")) {
            HikariDataSource pool = Servers.pool(args[1], 1, Duration.ofSeconds(5));
            work(JdbcQuotaStore.on(pool), name);
        } else {
            work(RedisQuotaStore.on(Servers.redis(Integer.parseInt(args[1]), Duration.ofSeconds(5))), name);
        }
    }

    private static void work(QuotaStore store, String name) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (long i = 0; ; i++) {
            String key = name + '-' + i;
            try {
                turn(store, key, random);
            } catch (QuotaStoreException away) {
                say("away", key, 0);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void turn(QuotaStore store, String key, SplittableRandom random) {
        long worst = 1_000_000L + random.nextInt(2_000_000);
        if (!(store.take(request(key, worst)) instanceof HoldAnswer.Taken)) {
            say("refused", key, 0);
            return;
        }
        say("taken", key, worst);
        if (random.nextInt(40) == 0) {
            return;
        }
        int chance = random.nextInt(100);
        Ending ending = chance < 50 ? Ending.SETTLE : chance < 98 ? Ending.RELEASE : Ending.UNKNOWN;
        long used = random.nextLong(worst + 1);
        CloseAnswer answer =
                store.close(new CloseRequest(GROUP, key, ending, Amounts.of(Unit.MICRO_USD, used), Instant.now()));
        if (answer instanceof CloseAnswer.Closed) {
            long charged = ending == Ending.SETTLE ? used : ending == Ending.RELEASE ? 0 : worst;
            say("closed", key, charged);
        }
    }

    private static void say(String what, String key, long microUsd) {
        PrintStream out = System.out;
        out.println(what + ' ' + key + ' ' + microUsd);
        out.flush();
    }
}
