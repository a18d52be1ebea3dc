package io.newsforge.health.probe;

import io.newsforge.expect.Expect;

/**
 * How a pool of connections is used at a moment. Immutable.
 *
 * @param active connections that are lent out, at least 0
 * @param idle connections that are free, at least 0
 * @param waiting threads that wait for one, at least 0
 * @param max how many connections there can be, at least 1
 */
public record PoolUse(int active, int idle, int waiting, int max) {

    /** Refuses what no pool can say. */
    public PoolUse {
        Expect.between("active", active, 0, Integer.MAX_VALUE);
        Expect.between("idle", idle, 0, Integer.MAX_VALUE);
        Expect.between("waiting", waiting, 0, Integer.MAX_VALUE);
        Expect.between("max", max, 1, Integer.MAX_VALUE);
    }

    /** Whether nearly all are lent out and somebody waits. */
    boolean isSaturated(double share) {
        return waiting > 0 && active >= share * max;
    }
}
