package io.newsforge.health;

import io.newsforge.health.check.Health;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of a check. Its fields are guarded by the registry's lock. */
final class Run implements Runnable {

    private final Watched watched;
    private final Rounds rounds;
    private final long startedAt;
    private @Nullable Thread thread;
    private boolean givenUp;

    Run(Watched watched, Rounds rounds, long startedAt) {
        this.watched = watched;
        this.rounds = rounds;
        this.startedAt = startedAt;
    }

    Watched watched() {
        return watched;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    void begins(Thread on) {
        thread = on;
    }

    /** Its thread is interrupted once, and left alone afterwards. */
    void giveUp() {
        givenUp = true;
        if (thread != null) {
            thread.interrupt();
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
