package io.newsforge.testkit;

import io.newsforge.quota.QuotaStore;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random histories of a {@link QuotaStore}, each step compared with a simple model: holds taken, repeated, settled below and above
 * their reservation, released, left unknown, forgotten by their holder, expired; adjustments; readings; time that passes and
 * sometimes goes back; over several subjects and limits that are small enough to refuse often. Every answer has to be the
 * model's answer, and at the end the books have to add up.
 *
 * <pre>{@code
 * QuotaHistories.of(store).seed(7).run(100_000);
 * }</pre>
 *
 * <p>The store has to use the time that is passed in. Each history has a group of its own, so a store can be used for many runs.
 * One thread at a time.
 */
public final class QuotaHistories {

    private final QuotaStore store;
    private final long seed;
    private final Instant start;

    private QuotaHistories(QuotaStore store, long seed, Instant start) {
        this.store = store;
        this.seed = seed;
        this.start = start;
    }

    /**
     * Histories of a store.
     *
     * @param store the store
     * @return the histories, with seed 1, from 2026-11-21T00:00:00Z on
     */
    public static QuotaHistories of(QuotaStore store) {
        return new QuotaHistories(Objects.requireNonNull(store, "store"), 1, Instant.parse("2026-11-21T00:00:00Z"));
    }

    /**
     * These histories from another seed.
     *
     * @param newSeed of the random numbers; the same seed gives the same histories
     * @return the histories
     */
    public QuotaHistories seed(long newSeed) {
        return new QuotaHistories(store, newSeed, start);
    }

    /**
     * These histories from another instant on.
     *
     * @param newStart when each history begins, by the time that is passed to the store
     * @return the histories
     */
    public QuotaHistories startingAt(Instant newStart) {
        return new QuotaHistories(store, seed, Objects.requireNonNull(newStart, "start"));
    }

    /**
     * Plays histories.
     *
     * @param histories how many, at least 1
     * @return how many steps were compared
     * @throws AssertionError on the first answer that is not the model's; the message has the seed and all steps so far
     */
    public long run(int histories) {
        if (histories < 1) {
            throw new IllegalArgumentException("histories: " + histories + " (expected: >= 1)");
        }
        String run = UUID.randomUUID().toString();
        SplittableRandom seeds = new SplittableRandom(seed);
        long steps = 0;
        for (int i = 0; i < histories; i++) {
            long own = seeds.nextLong();
            QuotaHistory history =
                    new QuotaHistory(store, "history:" + run + '-' + i, new SplittableRandom(own), start);
            try {
                steps += history.play();
            } catch (AssertionError e) {
                throw new AssertionError(
                        "history " + i + " of seed " + seed + ": " + e.getMessage() + "\n" + history.steps(), e);
            }
        }
        return steps;
    }
}
