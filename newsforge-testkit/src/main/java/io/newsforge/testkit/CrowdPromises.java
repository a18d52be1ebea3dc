package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.CloseAnswer;
import io.newsforge.quota.Ending;
import io.newsforge.quota.HoldAnswer;
import io.newsforge.quota.LedgerEntry;
import io.newsforge.quota.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What holds when many do these things at once. */
abstract class CrowdPromises extends AdjustingPromises {

    private static final int THREADS = 4;
    private static final List<Ending> ENDINGS = List.of(Ending.SETTLE, Ending.RELEASE, Ending.UNKNOWN);

    CrowdPromises() {}

    @Test
    void writesAnExpiredHoldDownOnceHoweverManyReconcile() throws Exception {
        for (int i = 0; i < 50; i++) {
            take("hold-" + i, START, day("user:1", 1, 100));
        }
        Instant over = START.plus(LEASE);

        together(() -> store.expire(over, 10_000));

        List<LedgerEntry> unknown = store.books(group).entries().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.UNKNOWN)
                .toList();
        assertThat(unknown).hasSize(50);
        assertBalanced();
    }

    @Test
    void neverOverdrawsWhenManyTakeAtOnce() throws Exception {
        List<Integer> taken = together(() -> {
            int mine = 0;
            for (int i = 0; i < 40; i++) {
                mine += take(UUID.randomUUID().toString(), START, day("user:1", 1, 57)) instanceof HoldAnswer.Taken
                        ? 1
                        : 0;
            }
            return mine;
        });

        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(57);
        assertThat(used(day("user:1", 0, 0))).isEqualTo(57);
    }

    @Test
    void takesAKeyOnceWhenManyAskAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            String key = "hold-" + i;
            List<HoldAnswer> answers = together(() -> take(key, START, day("user:1", 1, 100)));

            assertThat(answers.stream().filter(HoldAnswer.Taken.class::isInstance))
                    .hasSize(1);
            assertThat(answers.stream().filter(HoldAnswer.Known.class::isInstance))
                    .hasSize(THREADS - 1);
        }
        assertThat(used(day("user:1", 0, 0))).isEqualTo(20);
    }

    @Test
    void closesAHoldOnceWhenManyCloseAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            String key = "hold-" + i;
            take(key, START, day("user:1", 3, 100));
            List<CloseAnswer> answers =
                    together(() -> close(key, Ending.SETTLE, Amounts.of(Unit.CONVERSIONS, 1), START));

            assertThat(answers.stream().filter(CloseAnswer.Closed.class::isInstance))
                    .hasSize(1);
        }
        assertThat(used(day("user:1", 0, 0))).isEqualTo(20);
        assertBalanced();
    }

    @Test
    void staysWithinTheLimitAndAddsUpUnderAllThatCanHappenAtOnce() throws Exception {
        long limit = 9;
        together(() -> {
            for (int i = 0; i < 60; i++) {
                String key = UUID.randomUUID().toString();
                if (take(key, START, day("user:1", 1 + i % 3, limit), minute(1, 1_000)) instanceof HoldAnswer.Taken) {
                    Ending ending = ENDINGS.get(ThreadLocalRandom.current().nextInt(i < 50 ? 2 : 3));
                    close(key, ending, Amounts.of(Unit.CONVERSIONS, i % 2), START);
                }
                assertThat(used(day("user:1", 0, 0))).isBetween(0L, limit);
            }
            return store;
        });

        assertBalanced();
        assertThat(audited(day("user:1", 0, 0)).reserved()).isZero();
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
