package io.newsforge.health.probe;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads or processes bring about, with a bound. */
final class Until {

    private static final long LONGEST = 20_000_000_000L;

    private Until() {}

    static void holds(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > LONGEST) {
                fail("never: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
