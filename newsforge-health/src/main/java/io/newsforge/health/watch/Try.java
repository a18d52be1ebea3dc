package io.newsforge.health.watch;

import org.jspecify.annotations.Nullable;

/** One run of an action. Its fields are guarded by the watchdog's lock. */
final class Try implements Runnable {

    private final Guard guard;
    private final Tries tries;
    private final long startedAt;
    private @Nullable Thread thread;
    private boolean letGo;

    Try(Guard guard, Tries tries, long startedAt) {
        this.guard = guard;
        this.tries = tries;
        this.startedAt = startedAt;
    }

    Guard guard() {
        return guard;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isLetGo() {
        return letGo;
    }

    void begins(Thread on) {
        thread = on;
    }

    /** Whatever interrupt comes of being let go stays with this run. */
    void ends() {
        if (letGo && (thread == Thread.currentThread())) {
            Thread.interrupted(); // ours, and the thread goes on to other work
        }
        thread = null;
    }

    /** Its thread is interrupted once, and left alone afterwards. */
    void letGo() {
        letGo = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void run() {
        if (tries.begins(this)) {
            tries.ends(this, act());
        }
    }

    private @Nullable Throwable act() {
        try {
            guard.recovery().action().run();
            return null;
        } catch (Throwable error) {
            return error;
        }
    }
}
