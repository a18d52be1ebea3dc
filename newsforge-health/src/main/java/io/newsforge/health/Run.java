package io.newsforge.health;

import io.newsforge.health.check.Health;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of a check. Its fields are guarded by the registry's lock. */
final class Run implements Runnable {

    private final Watched watched;
    private final Rounds rounds;
    private final long startedAt;
    private long begunAt;
    private @Nullable Thread thread;
    private boolean givenUp;

    Run(Watched watched, Rounds rounds, long startedAt) {
        this.watched = watched;
        this.rounds = rounds;
        this.startedAt = startedAt;
        this.begunAt = startedAt;
    }

    Watched watched() {
        return watched;
    }

    /** When it was handed to a thread; its timeout counts from here. */
    long startedAt() {
        return startedAt;
    }

    /** When the thread took it; its latency counts from here. */
    long begunAt() {
        return begunAt;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    void begins(Thread on, long now) {
        thread = on;
        begunAt = now;
    }

    /** Its thread is interrupted once, and left alone afterwards. */
    void giveUp() {
        givenUp = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** The interrupt of {@link #giveUp} stays with this run; that of a thread which never ran it is not ours. */
    void clearsInterrupt() {
        if (thread == Thread.currentThread()) {
            Thread.interrupted();
        }
    }

    @Override
    public void run() {
        if (rounds.begins(this)) {
            rounds.ends(this, look());
        }
    }

    private Health look() {
        try {
            return Objects.requireNonNull(watched.check().check(), "health");
        } catch (Throwable error) {
            return Health.down(error);
        }
    }
}
