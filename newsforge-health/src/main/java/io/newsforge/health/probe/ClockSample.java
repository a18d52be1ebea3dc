package io.newsforge.health.probe;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** One reading of another clock: how far it is ahead of ours at the middle of the round trip, and how long that took. */
record ClockSample(Duration ahead, Duration roundTrip) {

    static ClockSample take(TimeSource time, Callable<Instant> remote) throws Exception {
        long began = time.nanos();
        Instant before = time.instant();
        Instant theirs = remote.call();
        Duration roundTrip = Duration.ofNanos(Math.max(0, time.nanos() - began));
        return new ClockSample(Duration.between(before.plus(roundTrip.dividedBy(2)), theirs), roundTrip);
    }

    /** How far they are apart for certain: the other clock was read somewhere in the round trip. */
    Duration certain() {
        Duration apart = ahead.abs().minus(roundTrip.dividedBy(2));
        return apart.isNegative() ? Duration.ZERO : apart;
    }
}
