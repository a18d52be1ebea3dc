package io.newsforge.health;

import io.newsforge.time.TimeSource;
import java.time.Instant;

/** Both clocks, read together. */
record Moment(Instant instant, long nanos) {

    static Moment of(TimeSource time) {
        return new Moment(time.instant(), time.nanos());
    }
}
