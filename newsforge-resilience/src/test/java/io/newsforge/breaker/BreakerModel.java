package io.newsforge.breaker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a breaker promises, as simple as it can be said: one thread, plain fields, time handed in. */
final class BreakerModel {

    static final long COOL_DOWN = 60;
    static final long EXPIRY = 40;
    static final long WITHIN = 600;

    /** A call somebody was admitted for; told apart by the epoch it belongs to. */
    static final class Call {
        final int epoch;
        final long expiry;

        Call(int epoch, long expiry) {
            this.epoch = epoch;
            this.expiry = expiry;
        }
    }

    final TripRule rule;
    final int probes;
    BreakerState state = BreakerState.CLOSED;
    int epoch;
    long openedAt;
    int good;
    final Set<Call> out = new HashSet<>();
    private final Deque<Long> streak = new ArrayDeque<>();
    private final Deque<Boolean> last = new ArrayDeque<>();

    BreakerModel(TripRule rule, int probes) {
        this.rule = rule;
        this.probes = probes;
    }

    /** The call that was admitted, or null. */
    @Nullable
    Call ask(long now) {
        if (state == BreakerState.OPEN && now - openedAt >= COOL_DOWN) {
            go(BreakerState.HALF_OPEN, now);
        }
        if (state == BreakerState.CLOSED || state == BreakerState.DISABLED) {
            return new Call(epoch, Long.MAX_VALUE);
        }
        out.removeIf(call -> call.expiry <= now);
        if (state != BreakerState.HALF_OPEN || out.size() + good >= probes) {
            return null;
        }
        Call probe = new Call(epoch, now + EXPIRY);
        out.add(probe);
        return probe;
    }

    void answer(Call call, Outcome outcome, long now) {
        if (call.epoch != epoch) {
            return;
        }
        if (state == BreakerState.HALF_OPEN && out.remove(call) && call.expiry > now) {
            probed(outcome, now);
        } else if (state == BreakerState.CLOSED && outcome != Outcome.IGNORED && trips(outcome, now)) {
            go(BreakerState.OPEN, now);
        }
    }

    private void probed(Outcome outcome, long now) {
        if (outcome == Outcome.FAILURE) {
            go(BreakerState.OPEN, now);
        } else if (outcome == Outcome.SUCCESS && ++good == probes) {
            go(BreakerState.CLOSED, now);
        }
    }

    private boolean trips(Outcome outcome, long now) {
        boolean failed = outcome == Outcome.FAILURE;
        if (rule instanceof TripRule.CountWindow window) {
            last.addLast(failed);
            if (last.size() > window.calls()) {
                last.removeFirst();
            }
            long bad = last.stream().filter(it -> it).count();
            return failed && last.size() >= window.minimum() && (double) bad / last.size() >= window.rate();
        }
        if (!failed) {
            streak.clear();
            return false;
        }
        streak.addLast(now);
        streak.removeIf(time -> now - time > WITHIN);
        return streak.size() >= ((TripRule.Consecutive) rule).failures();
    }

    void go(BreakerState next, long now) {
        state = next;
        epoch++;
        openedAt = now;
        good = 0;
        out.clear();
        streak.clear();
        last.clear();
    }
}
