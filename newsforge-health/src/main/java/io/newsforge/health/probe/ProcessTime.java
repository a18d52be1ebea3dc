package io.newsforge.health.probe;

import java.io.IOException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The processor time that a process has used, in nanoseconds, and what it may use. */
record ProcessTime(LongSupplier used, Cgroup group, IntSupplier processors) {

    double cpus() throws IOException {
        int seen = processors.getAsInt();
        return Math.min(seen, group.cpus().orElse(seen));
    }
}
