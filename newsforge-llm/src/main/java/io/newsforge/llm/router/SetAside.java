package io.newsforge.llm.router;

import io.newsforge.llm.spi.ErrorKind;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a route or an account from being asked for a while. When the while is over one attempt claims to find out; until it is
 * back, or its time is over too, the others stay away. Thread-safe.
 */
final class SetAside {

    /** Why, and until when on the monotonic clock. */
    record Term(ErrorKind why, long until) {

        long left(long now) {
            return until - now;
        }
    }

    private final AtomicReference<@Nullable Term> term = new AtomicReference<>();

    void set(ErrorKind why, long until) {
        term.set(new Term(why, until));
    }

    /** What holds now, or null. */
    @Nullable
    Term term(long now) {
        Term last = term.get();
        return last == null || last.left(now) <= 0 ? null : last;
    }

    /** Whether anything has to be claimed before going. */
    boolean isSet() {
        return term.get() != null;
    }

    /** Asks to find out. Gives the term to {@link #clear} or {@link #restore}, or null if somebody else finds out. */
    @Nullable
    Term claim(long now, long longest) {
        Term last = term.get();
        if (last == null || last.left(now) > 0) {
            return null;
        }
        Term claimed = new Term(last.why(), now + longest);
        return term.compareAndSet(last, claimed) ? claimed : null;
    }

    /** It was not found out: whoever comes next may. */
    void restore(Term claimed, long now) {
        term.compareAndSet(claimed, new Term(claimed.why(), now));
    }

    void clear(Term claimed) {
        term.compareAndSet(claimed, null);
    }
}
