package io.newsforge.llm.router;

import io.newsforge.breaker.Outcome;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a route's attempts came to, so far, for who judges it by them. Thread-safe. */
final class Traffic {

    private final LongAdder attempts = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile long last;
    private volatile boolean any;

    /** One has ended; {@link Outcome#IGNORED} says nothing about the provider and is not counted. */
    void ended(Outcome outcome, long now) {
        if (outcome == Outcome.IGNORED) {
            return;
        }
        attempts.increment();
        if (outcome == Outcome.FAILURE) {
            failures.increment();
        }
        last = now;
        if (!any) {
            any = true;
        }
    }

    long attempts() {
        return attempts.sum();
    }

    long failures() {
        return failures.sum();
    }

    /** How long ago the last one ended, or null if none has. */
    @Nullable
    Duration quietFor(long now) {
        return any ? Duration.ofNanos(Math.max(0, now - last)) : null;
    }
}
