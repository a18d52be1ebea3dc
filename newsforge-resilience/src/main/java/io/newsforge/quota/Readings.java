package io.newsforge.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * What some counters of {@link InMemoryQuotaStore} showed at an instant, as bare numbers: what was used of each, and then, for
 * each that slides, the milliseconds until some of it is free.
 */
final class Readings extends OnDemand<CounterReading> {

    private final MemoryCounters counters;
    private final long[] numbers;

    /** Nothing is read yet. */
    Readings(MemoryCounters counters) {
        this.counters = counters;
        this.numbers = new long[counters.all.length + counters.sliding];
    }

    static Readings of(MemoryCounters counters, Instant at) {
        Readings readings = new Readings(counters);
        for (int i = 0; i < counters.all.length; i++) {
            readings.read(i, at);
        }
        return readings.freeing(at);
    }

    /** Reads what is used of one. */
    long read(int i, Instant at) {
        long used = counters.all[i].used(at);
        numbers[i] = used;
        return used;
    }

    /** Counts a charge that was made after reading. */
    void charged(int i, long amount) {
        numbers[i] += amount;
    }

    /** Reads the rest; nothing changes any more. */
    Readings freeing(Instant at) {
        for (int i = 0; i < counters.all.length; i++) {
            int place = counters.slidingPlace(i);
            if (place >= 0) {
                numbers[counters.all.length + place] = counters.all[i].freesInMillis(at);
            }
        }
        return this;
    }

    @Override
    public CounterReading get(int i) {
        int place = counters.slidingPlace(i);
        return place < 0
                ? CounterReading.of(numbers[i])
                : new CounterReading(numbers[i], Duration.ofMillis(numbers[counters.all.length + place]));
    }

    @Override
    public int size() {
        return counters.all.length;
    }
}
