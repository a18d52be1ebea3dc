package io.newsforge.health;

import io.newsforge.health.check.Sighting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A fresh reading of all checks that somebody asked for and others join.
 *
 * @param begun the monotonic clock when it began; readings from then on are fresh
 * @param done done when all checks have a fresh reading, or there will be none
 */
record Refresh(long begun, CompletableFuture<Boolean> done) {

    static Refresh beginning(long now) {
        return new Refresh(now, new CompletableFuture<>());
    }

    /** Ends when every check has a fresh reading. Called under the registry's lock. */
    boolean endsWith(List<Watched> all) {
        boolean over = all.stream().allMatch(this::isFresh);
        if (over) {
            done.complete(true);
        }
        return over;
    }

    private boolean isFresh(Watched watched) {
        return watched.report()
                .last()
                .map(Sighting::nanos)
                .filter(nanos -> nanos - begun >= 0)
                .isPresent();
    }

    /** Waits for its end. An interrupt ends the wait, and stays set. */
    void await(long nanos) {
        try {
            done.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // the report says of each check how old its reading is
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }
}
