package io.newsforge.health.probe;

import io.newsforge.expect.Expect;

/**
 * The room of a file store at a moment. Immutable.
 *
 * @param usable the bytes this process may still use, at least 0
 * @param total the bytes there are, at least 0
 */
public record DiskSpace(long usable, long total) {

    /** Refuses negative sizes. */
    public DiskSpace {
        Expect.between("usable", usable, 0, Long.MAX_VALUE);
        Expect.between("total", total, 0, Long.MAX_VALUE);
    }

    double used() {
        return 1 - Math.min(usable, total) / (double) total;
    }
}
