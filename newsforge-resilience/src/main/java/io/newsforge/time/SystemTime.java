package io.newsforge.time;

import java.time.Instant;

/** {@link TimeSource#system()}. An enum, since it holds no state and one is enough. */
enum SystemTime implements TimeSource {
    INSTANCE;

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
