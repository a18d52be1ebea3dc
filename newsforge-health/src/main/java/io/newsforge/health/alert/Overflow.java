package io.newsforge.health.alert;

import java.util.EnumMap;
import java.util.Map;

/** How many alerts a full queue could only count, by severity. One thread at a time. */
final class Overflow {

    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    void add(Alert alert) {
        counts.merge(alert.severity(), alert.repeats() + 1, Long::sum);
    }

    void add(Overflow other) {
        other.counts.forEach((severity, count) -> counts.merge(severity, count, Long::sum));
    }

    /** Takes all out. */
    Overflow take() {
        Overflow taken = new Overflow();
        taken.add(this);
        counts.clear();
        return taken;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Severity gravest() {
        return counts.keySet().stream().reduce(Severity.INFO, Severity::graver);
    }

    /** Such as {@code 12 more found the queue full and are only counted: 2 CRITICAL, 10 INFO}. */
    String line() {
        StringBuilder line = new StringBuilder(count() + " more found the queue full and are only counted:");
        String comma = " ";
        for (Severity severity : new Severity[] {Severity.CRITICAL, Severity.WARNING, Severity.INFO}) {
            if (counts.containsKey(severity)) {
                line.append(comma).append(counts.get(severity)).append(' ').append(severity);
                comma = ", ";
            }
        }
        return line.toString();
    }
}
