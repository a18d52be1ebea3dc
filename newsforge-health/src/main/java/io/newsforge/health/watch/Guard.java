package io.newsforge.health.watch;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Reach;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A check and what was tried for it. Guarded by the watchdog's lock. */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final AtomicBoolean warned = new AtomicBoolean();
    private final Recovery recovery;
    private final ArrayDeque<Long> tries = new ArrayDeque<>();
    private @Nullable Try run;
    private boolean down;
    private boolean bad;
    private boolean tried;
    private boolean givenUp;
    private long badSince;
    private long due;
    private long notBefore;

    Guard(Recovery recovery) {
        this.recovery = recovery;
    }

    Recovery recovery() {
        return recovery;
    }

    /** The run under way, let go or not. */
    @Nullable
    Try run() {
        return run;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** Since when it was last good. */
    long badSince() {
        return badSince;
    }

    /** Whether its recovery is for checks of that reach; says so once if it is not. */
    boolean mayAct(Reach reach) {
        boolean may = recovery.evenVendor() || (reach != Reach.VENDOR);
        if (!may && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "the recovery of {} is never tried, since it reaches a vendor; see evenVendor()", recovery.check());
        }
        return may;
    }

    /** It is down, for the first time or again after nobody could tell. */
    void wentDown(long now) {
        down = true;
        if (!bad) {
            bad = true;
            badSince = now;
        }
        due = now + Expect.nanos(recovery.downFor());
        if (!tries.isEmpty() && (notBefore - due > 0)) {
            due = notBefore;
        }
    }

    /** Nobody can tell, so nothing is tried. */
    void becameUnclear() {
        down = false;
    }

    /** It is good; answers whether something was tried for it. */
    boolean becameGood() {
        boolean after = tried;
        down = false;
        bad = false;
        tried = false;
        givenUp = false;
        return after;
    }

    /** Whether the action runs past its time. */
    boolean isLate(long now) {
        return isRunning() && (left(now) <= 0);
    }

    private boolean isRunning() {
        return (run != null) && !run.isLetGo();
    }

    private long left(long now) {
        return run == null ? 0 : run.startedAt() + Expect.nanos(recovery.timeout()) - now;
    }

    boolean isDue(long now) {
        return wants() && !isRunning() && (now - due >= 0);
    }

    private boolean wants() {
        return down && !givenUp;
    }

    boolean hasTries(long now) {
        long window = Expect.nanos(recovery.window());
        while (!tries.isEmpty() && (now - tries.getFirst() >= window)) {
            tries.removeFirst();
        }
        return tries.size() < recovery.tries();
    }

    void starts(Try begun) {
        run = begun;
        tried = true;
        tries.addLast(begun.startedAt());
    }

    /** A try that could not be, since the one before still hangs. */
    void missesTry(long now, RandomGenerator random) {
        tries.addLast(now);
        waits(now, random);
    }

    void forgetRun() {
        run = null;
    }

    /** Puts the next try off, the longer the more there were. */
    void waits(long now, RandomGenerator random) {
        long longest = recovery.backoff().longest(Math.max(1, tries.size())).toNanos();
        notBefore = now + longest - random.nextLong(longest / 2 + 1);
        due = notBefore;
    }

    void giveUp() {
        givenUp = true;
    }

    void rearm(long now) {
        givenUp = false;
        tries.clear();
        due = now;
    }

    /** How long until there is something to do if nothing is heard. */
    long untilNext(long now) {
        if (isRunning()) {
            return left(now);
        }
        return wants() ? due - now : Long.MAX_VALUE;
    }
}
