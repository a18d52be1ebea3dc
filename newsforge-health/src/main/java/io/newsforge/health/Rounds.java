package io.newsforge.health;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Runs what is due, and gives up what is late.
 *
 * <p>A check is never run twice at once. A run that was given up keeps its thread until it ends, so these are bounded too: at most
 * {@code parallelism} runs that may still answer, and at most {@code mostGivenUp} more that may not. Without a place a check waits,
 * and when it has waited for long it is unknown.
 */
final class Rounds {

    private static final int PATIENCE_IN_PERIODS = 3;

    private final ReentrantLock lock;
    private final Supplier<List<Watched>> all;
    private final Runnable publish;
    private final Runnable tell;
    private final Executor executor;
    private final TimeSource time;
    private final RandomGenerator random;
    private final int parallelism;
    private final int mostGivenUp;
    private int live;
    private int givenUp;
    private boolean closed;

    /** {@code publish} is called under the lock after readings, {@code tell} without it where foreign code may run. */
    Rounds(
            ReentrantLock lock,
            RegistryBuilder builder,
            Executor executor,
            Supplier<List<Watched>> all,
            Runnable publish,
            Runnable tell) {
        this.lock = lock;
        this.all = all;
        this.publish = publish;
        this.tell = tell;
        this.executor = executor;
        this.time = builder.time;
        this.random = builder.random;
        this.parallelism = builder.parallelism;
        this.mostGivenUp = builder.mostGivenUp;
    }

    /** Gives up what is late and starts what is due. Answers how many nanoseconds later there is something to do again. */
    long tick() {
        List<Run> starting = new ArrayList<>();
        boolean changed;
        lock.lock();
        try {
            if (closed) {
                return Long.MAX_VALUE;
            }
            Moment now = Moment.of(time);
            changed = giveUpLate(now);
            changed |= start(now, starting);
            if (changed) {
                publish.run();
            }
        } finally {
            lock.unlock();
        }
        starting.forEach(this::execute);
        if (changed) {
            tell();
        }
        return untilNext();
    }

    private boolean giveUpLate(Moment now) {
        boolean any = false;
        for (Watched watched : all.get()) {
            Run run = watched.run();
            if ((run != null) && !run.isGivenUp() && (now.nanos() - run.startedAt() >= watched.timeout())) {
                giveUp(run);
                saw(watched, noAnswer(watched), since(run, now), now);
                any = true;
            }
        }
        return any;
    }

    private void giveUp(Run run) {
        run.giveUp();
        live--;
        givenUp++;
    }

    private static Health noAnswer(Watched watched) {
        return Health.down("no answer within " + watched.options().timeout());
    }

    private boolean start(Moment now, List<Run> starting) {
        boolean any = false;
        for (Watched watched : due(now)) {
            Run run = watched.run();
            if (run != null) {
                saw(watched, Health.down("still no answer, not run again before there is one"), since(run, now), now);
                any = true;
            } else if (hasPlace()) {
                starting.add(started(watched, now));
            } else if (now.nanos() - watched.due() > patience(watched)) {
                saw(watched, Health.unknown("waited too long for a thread"), Duration.ZERO, now);
                any = true;
            }
        }
        return any;
    }

    private List<Watched> due(Moment now) {
        return all.get().stream()
                .filter(watched -> now.nanos() - watched.due() >= 0)
                .filter(watched -> (watched.run() == null) || watched.run().isGivenUp())
                .sorted(Comparator.comparingLong(watched -> watched.due() - now.nanos()))
                .toList();
    }

    private boolean hasPlace() {
        return (live < parallelism) && (live + givenUp < parallelism + mostGivenUp);
    }

    private Run started(Watched watched, Moment now) {
        Run run = new Run(watched, this, now.nanos());
        watched.run(run);
        live++;
        return run;
    }

    private static long patience(Watched watched) {
        long once = Expect.nanos(watched.options().period()) + watched.timeout();
        return PATIENCE_IN_PERIODS * Math.min(once, Long.MAX_VALUE / PATIENCE_IN_PERIODS);
    }

    private static Duration since(Run run, Moment now) {
        return Duration.ofNanos(now.nanos() - run.begunAt());
    }

    private void saw(Watched watched, Health health, Duration latency, Moment now) {
        watched.saw(health, latency, now, random);
    }

    private long untilNext() {
        lock.lock();
        try {
            long now = time.nanos();
            long next = Long.MAX_VALUE;
            for (Watched watched : all.get()) {
                next = Math.min(next, untilNext(watched, now));
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private long untilNext(Watched watched, long now) {
        Run run = watched.run();
        if ((run != null) && !run.isGivenUp()) {
            return Math.max(0, run.startedAt() + watched.timeout() - now);
        }
        long left = watched.due() - now;
        if ((left > 0) || (run != null) || hasPlace()) {
            return Math.max(0, left);
        }
        return Math.max(0, patience(watched) + left); // it waits for a place, whose end wakes us
    }

    private void execute(Run run) {
        try {
            executor.execute(run);
        } catch (RuntimeException | Error noThread) {
            ends(run, Health.unknown("no thread would run it"));
        }
    }

    /** Tells on a thread that may run foreign code, as that of the clock and those of callers may not. */
    void tell() {
        try {
            executor.execute(tell);
        } catch (RuntimeException | Error noThread) {
            tell.run();
        }
    }

    /** Starts nothing any more and lets go of what is under way. Called under the lock. */
    void close() {
        closed = true;
        all.get().forEach(this::letGo);
    }

    /** Leaves a run under way to itself. Called under the lock. */
    void letGo(Watched watched) {
        Run run = watched.run();
        if ((run != null) && !run.isGivenUp()) {
            giveUp(run);
        }
    }

    /** Whether the run may begin; not if it was given up before. */
    boolean begins(Run run) {
        lock.lock();
        try {
            if (run.isGivenUp()) {
                givenUp--;
                run.watched().run(null);
                return false;
            }
            run.begins(Thread.currentThread(), time.nanos());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a run's answer, unless it was given up, and lets others have its place. */
    @SuppressWarnings("ReferenceEquality") // this very run
    void ends(Run run, Health health) {
        lock.lock();
        try {
            if (run.watched().run() != run) {
                return; // it has ended before, whatever its executor says afterwards
            }
            Moment now = Moment.of(time);
            run.watched().run(null);
            if (run.isGivenUp()) {
                givenUp--;
                run.clearsInterrupt();
                publish.run();
                return;
            }
            live--;
            boolean late = now.nanos() - run.startedAt() >= run.watched().timeout();
            saw(run.watched(), late ? noAnswer(run.watched()) : health, since(run, now), now);
            publish.run();
        } finally {
            lock.unlock();
        }
        tell.run();
    }
}
