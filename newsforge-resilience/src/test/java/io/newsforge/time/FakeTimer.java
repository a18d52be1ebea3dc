package io.newsforge.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Alarms that ring when a test says so. */
public final class FakeTimer implements Timer {

    private record Set(Duration after, Runnable ring) {}

    private final List<Set> alarms = new ArrayList<>();

    /** No alarms. */
    public FakeTimer() {}

    @Override
    public Alarm set(Duration after, Runnable ring) {
        Set alarm = new Set(after, ring);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** Rings the oldest alarm. */
    public void ring() {
        alarms.remove(0).ring().run();
    }

    /** How long after they were set the alarms ring. */
    public List<Duration> pending() {
        return alarms.stream().map(Set::after).toList();
    }
}
