package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The limits of all levels of a subject, and the counters of the periods they are in: all of a request that does not depend on
 * what it asks for. Good until the first of its periods ends. Thread-safe.
 */
final class SubjectLimits {

    /** A limit of a level and its counter. */
    record Entry(Subject level, Limit limit, CounterKey counter, CounterSpan span) {

        HoldLine asking(long amount) {
            return new HoldLine(counter, limit.unit(), amount, limit.amount(), span);
        }
    }

    private record Asked(Amounts amounts, LineUp lineUp) {}

    private final Subject subject;
    private final List<Entry> entries;
    private final Instant from;
    private final Instant to;

    /** Requests are often alike: one conversion, one request. */
    private volatile @Nullable Asked latest;

    SubjectLimits(Subject subject, List<Entry> entries, Instant from, Instant to) {
        this.subject = subject;
        this.entries = List.copyOf(entries);
        this.from = from;
        this.to = to;
    }

    boolean areOf(Subject asked, Instant at) {
        return subject.equals(asked) && !at.isBefore(from) && at.isBefore(to);
    }

    /** The lines of the limits on units that are stated. */
    LineUp asked(Amounts amounts) {
        Asked last = latest;
        if (last == null || !last.amounts.equals(amounts)) {
            last = new Asked(amounts, lineUp(entry -> amounts.orElse(entry.limit.unit(), -1)));
            latest = last;
        }
        return last.lineUp;
    }

    /** The lines of all limits, asking for nothing. */
    LineUp all() {
        return lineUp(entry -> 0);
    }

    /** The line of one limit of the subject itself; empty if it has no such limit. */
    LineUp own(String limit) {
        return lineUp(entry -> entry.level.equals(subject) && entry.limit.name().equals(limit) ? 0 : -1);
    }

    private LineUp lineUp(ToLongFunction<Entry> amountOf) {
        List<HoldLine> lines = new ArrayList<>(entries.size());
        List<Limit> limits = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            long amount = amountOf.applyAsLong(entry);
            if (amount >= 0) {
                lines.add(entry.asking(amount));
                limits.add(entry.limit);
            }
        }
        return new LineUp(lines, limits);
    }
}
