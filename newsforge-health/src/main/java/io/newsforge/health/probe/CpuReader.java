package io.newsforge.health.probe;

import java.io.IOException;

/** Measures how busy processors are since the last time it was asked. Thread-safe. */
interface CpuReader {

    /** The share in use and how many processors that is a share of; not a number where it is not known. */
    record Reading(double share, double cpus) {

        static final Reading NONE = new Reading(Double.NaN, Double.NaN);
    }

    Reading read() throws IOException;
}
