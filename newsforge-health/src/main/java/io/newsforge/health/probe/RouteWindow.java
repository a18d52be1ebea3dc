package io.newsforge.health.probe;

import java.time.Duration;
import java.util.ArrayDeque;

/** What counters that only grow have grown by lately, from readings at irregular times. Thread-safe and bounded. */
final class RouteWindow {

    /** So many readings a window are kept, whatever the period of the check. */
    private static final int READINGS = 60;

    private record Reading(long at, long attempts, long failures) {}

    /** How many attempts and failures there were in the window. */
    record Grown(long attempts, long failures) {}

    private final long length;
    private final ArrayDeque<Reading> readings = new ArrayDeque<>();

    RouteWindow(Duration length) {
        this.length = length.toNanos();
    }

    synchronized Grown read(long now, long attempts, long failures) {
        Reading last = readings.peekLast();
        if (last == null || attempts < last.attempts() || failures < last.failures()) {
            // the counters began anew
            readings.clear();
            readings.add(new Reading(now, attempts, failures));
        } else if (now - last.at() >= length / READINGS) {
            readings.add(new Reading(now, attempts, failures));
        }
        dropOld(now);
        Reading base = readings.getFirst();
        return new Grown(attempts - base.attempts(), failures - base.failures());
    }

    /** The newest reading that is older than the window is where it begins. */
    private void dropOld(long now) {
        while (readings.size() > 1) {
            Reading oldest = readings.removeFirst();
            if (now - readings.getFirst().at() < length) {
                readings.addFirst(oldest);
                return;
            }
        }
    }
}
