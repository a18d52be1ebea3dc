package io.newsforge.bench;

import java.util.Arrays;

/** Times of answers in nanoseconds. One thread at a time. */
final class Latencies {

    private long[] times = new long[1024];
    private int count;

    void add(long nanos) {
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
        }
        times[count++] = nanos;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.times[i]);
        }
    }

    int count() {
        return count;
    }

    /** In milliseconds. */
    double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(times, 0, count);
        return times[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }
}
