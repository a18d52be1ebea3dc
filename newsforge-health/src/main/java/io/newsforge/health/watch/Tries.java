package io.newsforge.health.watch;

import io.newsforge.health.check.Health;
import io.newsforge.health.watch.AuditEntry.Outcome;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Starts the tries that are due, lets go of those that are late, and notes what came of them. */
final class Tries {

    /** How soon to look again for a place among the actions that run at once. */
    private static final long PLACE_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock;
    private final Collection<Guard> guards;
    private final AuditTrail trail;
    private final Executor executor;
    private final TimeSource time;
    private final RandomGenerator random;
    private final int mostAtOnce;
    private int running;
    private boolean closed;

    Tries(ReentrantLock lock, WatchdogBuilder builder, Collection<Guard> guards, AuditTrail trail) {
        this.lock = lock;
        this.guards = guards;
        this.trail = trail;
        this.executor = builder.executor != null ? builder.executor : onThreadsOf(builder.threads);
        this.time = builder.time;
        this.random = builder.random;
        this.mostAtOnce = builder.mostAtOnce;
    }

    private static Executor onThreadsOf(ThreadFactory threads) {
        return work -> threads.newThread(work).start();
    }

    /** Lets go of what is late and starts what is due. Answers how many nanoseconds later there is something to do again. */
    long tick() {
        List<Try> starting = new ArrayList<>();
        long next = Long.MAX_VALUE;
        lock.lock();
        try {
            long now = time.nanos();
            for (Guard guard : guards) {
                look(guard, now, starting);
                next = Math.min(next, closed ? Long.MAX_VALUE : untilNext(guard, now));
            }
        } finally {
            lock.unlock();
        }
        starting.forEach(this::execute);
        trail.tell();
        return next;
    }

    private static long untilNext(Guard guard, long now) {
        long left = guard.untilNext(now);
        return left > 0 ? left : PLACE_WAIT;
    }

    private void look(Guard guard, long now, List<Try> starting) {
        Try run = guard.run();
        if ((run != null) && guard.isLate(now)) {
            letGo(run, Outcome.TIMED_OUT, now);
            guard.waits(now, random);
        }
        if (closed || !guard.isDue(now)) {
            return;
        }
        if (!guard.hasTries(now)) {
            guard.giveUp();
            note(guard, Outcome.GAVE_UP, now - guard.badSince(), null);
        } else if (run != null) {
            guard.missesTry(now, random);
            note(guard, Outcome.STILL_HANGING, now - run.startedAt(), null);
        } else if (running < mostAtOnce) {
            starting.add(started(guard, now));
        }
    }

    private void letGo(Try run, Outcome why, long now) {
        run.letGo();
        running--;
        note(run.guard(), why, now - run.startedAt(), null);
    }

    private Try started(Guard guard, long now) {
        Try run = new Try(guard, this, now);
        guard.starts(run);
        running++;
        return run;
    }

    /** Takes an entry in. Called under the lock. */
    void note(Guard guard, Outcome outcome, long nanos, @Nullable Throwable error) {
        String type = error == null ? "" : Health.down(error).message();
        Recovery recovery = guard.recovery();
        trail.add(new AuditEntry(
                recovery.check(), recovery.action().name(), time.instant(), outcome, Duration.ofNanos(nanos), type));
    }

    private void execute(Try run) {
        try {
            executor.execute(run);
        } catch (RuntimeException | OutOfMemoryError noThread) {
            ends(run, noThread);
        }
    }

    /** Whether the run may begin; not if it was let go before. */
    boolean begins(Try run) {
        lock.lock();
        try {
            if (run.isLetGo()) {
                run.guard().forgetRun();
                return false;
            }
            run.begins(Thread.currentThread());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes in that a run has ended, how ever it did. */
    void ends(Try run, @Nullable Throwable error) {
        lock.lock();
        try {
            ended(run, error, time.nanos());
        } finally {
            lock.unlock();
        }
        trail.tell();
    }

    @SuppressWarnings("ReferenceEquality") // this very run, which may have ended before
    private void ended(Try run, @Nullable Throwable error, long now) {
        Guard guard = run.guard();
        if (guard.run() != run) {
            return;
        }
        guard.forgetRun();
        run.ends();
        if (run.isLetGo()) {
            note(guard, Outcome.ENDED_LATE, now - run.startedAt(), error);
            return;
        }
        running--;
        guard.waits(now, random);
        note(guard, error == null ? Outcome.RETURNED : Outcome.THREW, now - run.startedAt(), error);
    }

    /** Whether nothing is tried any more. Called under the lock. */
    boolean isClosed() {
        return closed;
    }

    /** Lets go of what is under way and starts nothing any more. Called under the lock. */
    void close() {
        closed = true;
        guards.forEach(this::letGoAtClose);
    }

    private void letGoAtClose(Guard guard) {
        Try run = guard.run();
        if ((run != null) && !run.isLetGo()) {
            letGo(run, Outcome.LET_GO, time.nanos());
        }
    }
}
