package io.newsforge.health.alert;

/** A number that a rule looks at. May keep what it saw; one thread at a time. */
@FunctionalInterface
interface Measure {

    /** The number at a moment; not a number if there is nothing to say. */
    double read(long nanos);
}
