package io.newsforge.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What some counters of {@link InMemoryQuotaStore} showed at an instant. */
final class Readings extends OnDemand<CounterReading> {

    private final long[] used;
    private final long @Nullable [] freesInMillis;

    /** What is used was read from these counters already, and the array is not changed any more. */
    Readings(MemoryCounter[] counters, long[] used, Instant at) {
        this.used = used;
        long[] frees = null;
        for (int i = 0; i < used.length; i++) {
            long millis = counters[i].freesInMillis(at);
            if (millis != 0) {
                frees = frees == null ? new long[used.length] : frees;
                frees[i] = millis;
            }
        }
        this.freesInMillis = frees;
    }

    static Readings of(MemoryCounter[] counters, Instant at) {
        long[] used = new long[counters.length];
        for (int i = 0; i < used.length; i++) {
            used[i] = counters[i].used(at);
        }
        return new Readings(counters, used, at);
    }

    @Override
    public CounterReading get(int i) {
        return freesInMillis == null || freesInMillis[i] == 0
                ? CounterReading.of(used[i])
                : new CounterReading(used[i], Duration.ofMillis(freesInMillis[i]));
    }

    @Override
    public int size() {
        return used.length;
    }
}
