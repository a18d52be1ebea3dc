package io.newsforge.servlet;

import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses that have shown too many keys which nobody has. Until their time is over no key is looked at that comes from there, so
 * that a guess that is right looks like one that is wrong. Thread-safe and bounded.
 */
final class Guessing {

    private static final int AT_MOST = 10_000;

    private final TimeSource time;
    private final Map<String, Long> lockedUntil = new ConcurrentHashMap<>();

    Guessing(TimeSource time) {
        this.time = time;
    }

    void lockOut(String address, Duration wait) {
        if (lockedUntil.size() >= AT_MOST) {
            lockedUntil.values().removeIf(until -> until - time.nanos() <= 0);
        }
        if (lockedUntil.size() < AT_MOST) {
            lockedUntil.put(address, time.nanos() + wait.toNanos());
        }
    }

    /** Whether anybody is locked out; nearly always nobody is. */
    boolean isGoingOn() {
        return !lockedUntil.isEmpty();
    }

    /** How long the address is locked out yet; zero or less if it is not. */
    Duration left(String address) {
        Long until = lockedUntil.isEmpty() ? null : lockedUntil.get(address);
        if (until == null) {
            return Duration.ZERO;
        }
        long left = until - time.nanos();
        if (left <= 0) {
            lockedUntil.remove(address, until);
        }
        return Duration.ofNanos(left);
    }
}
