package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Status;

/** The shares of something that are too much: one that degrades and one that takes down. Immutable. */
record Marks(double degradedAt, double downAt) {

    /** A share that is never reached. */
    static final double NEVER = Double.POSITIVE_INFINITY;

    Marks withDegradedAt(double share) {
        return new Marks(Expect.share("degradedAt", share), downAt);
    }

    Marks withDownAt(double share) {
        return new Marks(degradedAt, Expect.share("downAt", share));
    }

    Status judge(double share) {
        if (share >= downAt) {
            return Status.DOWN;
        }
        return share >= degradedAt ? Status.DEGRADED : Status.UP;
    }

    /** A share for people, such as {@code 91 %}; not rounded up, so that it never shows a mark that was not reached. */
    static String percent(double share) {
        return (long) Math.floor(share * 100 + 1e-9) + " %";
    }

    /** A share for machines, with three digits. */
    static double rounded(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }
}
