package io.newsforge.health.probe;

import io.newsforge.time.TimeSource;
import java.io.IOException;
import java.time.Duration;

/** Measures by the difference of two readings of processor time. The first is taken when it is made. Thread-safe. */
final class DifferenceReader implements CpuReader {

    private static final long SHORTEST = Duration.ofMillis(500).toNanos();

    private final TimeSource time;
    private final ProcessTime process;
    private long at;
    private long used;
    private Reading last = Reading.NONE;

    DifferenceReader(TimeSource time, ProcessTime process) {
        this.time = time;
        this.process = process;
        this.at = time.nanos();
        this.used = process.used().getAsLong();
    }

    @Override
    public synchronized Reading read() throws IOException {
        long now = time.nanos();
        long usedNow = process.used().getAsLong();
        if (usedNow < 0) {
            return Reading.NONE;
        }
        if (now - at >= SHORTEST) {
            double cpus = process.cpus();
            last = new Reading((usedNow - used) / (cpus * (now - at)), cpus);
            at = now;
            used = usedNow;
        }
        return last;
    }
}
