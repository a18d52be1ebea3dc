package io.newsforge.store;

import io.newsforge.quota.Amounts;
import java.time.Duration;
import java.time.Instant;

/** Instants and durations as microseconds; what is beyond {@link #FOREVER}, in the year 2255, counts as that. */
final class Micros {

    static final long FOREVER = Amounts.MAX;

    private static final long FOREVER_SECONDS = FOREVER / 1_000_000;

    private Micros() {}

    static long of(Instant at) {
        if (at.getEpochSecond() >= FOREVER_SECONDS) {
            return FOREVER;
        }
        return at.getEpochSecond() <= -FOREVER_SECONDS
                ? -FOREVER
                : at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    static long of(Duration length) {
        return length.getSeconds() >= FOREVER_SECONDS
                ? FOREVER
                : length.getSeconds() * 1_000_000 + (length.getNano() + 999) / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    static long sum(long at, long length) {
        return Math.min(FOREVER, at + length);
    }
}
