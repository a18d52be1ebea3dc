package io.newsforge.quota;

import java.time.Instant;

/** One period of a {@link Window}: what goes into the counter's key, and from when to when it holds. */
record Period(String id, Instant from, Instant to, CounterSpan span) {

    static Period always(String id, CounterSpan span) {
        return new Period(id, Instant.MIN, Instant.MAX, span);
    }

    static Period calendar(String id, Instant from, Instant to) {
        return new Period(id, from, to, new CounterSpan.Calendar(to));
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
