package io.newsforge.health.probe;

import java.util.function.DoubleSupplier;

/** Believes the JVM, which says something negative when it does not know. */
record LoadReader(DoubleSupplier load) implements CpuReader {

    @Override
    public Reading read() {
        double share = load.getAsDouble();
        return share >= 0 ? new Reading(share, Double.NaN) : Reading.NONE;
    }
}
