package io.newsforge.breaker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Admits as many probes as are still needed to close: those under way and those that went well are never more than the
 * breaker's number of probes. A probe that does not come back in time makes room for another and no longer counts.
 */
record HalfOpen(CircuitBreaker breaker, long generation, List<ProbePermit> out, int successes) implements Phase {

    @Override
    public BreakerState state() {
        return BreakerState.HALF_OPEN;
    }

    @Override
    public Step ask(long now) {
        List<ProbePermit> alive = alive(now);
        if (alive.size() + successes >= breaker.probes()) {
            return new Step(this, rejected(alive, now));
        }
        ProbePermit probe = new ProbePermit(breaker, now, now + breaker.probeExpiryNanos());
        alive.add(probe);
        return new Step(new HalfOpen(breaker, generation, List.copyOf(alive), successes), probe);
    }

    private Admission rejected(List<ProbePermit> alive, long now) {
        long left =
                alive.stream().mapToLong(probe -> probe.nanosLeft(now)).min().orElse(0);
        return new Admission.Rejected(breaker.name(), BreakerState.HALF_OPEN, Duration.ofNanos(left));
    }

    /** The probes whose result still counts. */
    List<ProbePermit> alive(long now) {
        List<ProbePermit> alive = new ArrayList<>(out);
        alive.removeIf(probe -> probe.nanosLeft(now) <= 0);
        return alive;
    }

    /** The phase after a probe that is alive came back. */
    Phase after(ProbePermit probe, Outcome outcome, long now) {
        if (outcome == Outcome.FAILURE) {
            return new Open(breaker, generation + 1, now);
        }
        int good = outcome == Outcome.SUCCESS ? successes + 1 : successes;
        if (good >= breaker.probes()) {
            return Closed.of(breaker, generation + 1);
        }
        List<ProbePermit> others = alive(now);
        others.remove(probe);
        return new HalfOpen(breaker, generation, List.copyOf(others), good);
    }
}
