package io.newsforge.health.alert;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** At most so many in any minute, wherever the minute begins. One thread at a time. */
final class Rate {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perMinute;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    Rate(int perMinute) {
        this.perMinute = perMinute;
    }

    int left(long nanos) {
        while (!taken.isEmpty() && (nanos - taken.getFirst() >= MINUTE)) {
            taken.removeFirst();
        }
        return perMinute - taken.size();
    }

    void take(long nanos) {
        taken.addLast(nanos);
    }

    /** How long until there is one. */
    long untilNext(long nanos) {
        return left(nanos) > 0 ? 0 : MINUTE - (nanos - taken.getFirst());
    }
}
