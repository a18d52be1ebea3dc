package io.newsforge.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counters {@code newsforge.quota.*}. Tags have few values: never a subject, a plan or a limit. */
final class QuotaMeters {

    enum Outcome {
        GRANTED,
        ALLOWED,
        REFUSED,
        REPLAYED,
        CONFLICT,
        AWAY
    }

    enum End {
        SETTLED,
        RELEASED,
        UNKNOWN,
        REPEATED,
        LOST,
        AWAY;

        static End of(HoldState closed) {
            return switch (closed) {
                case SETTLED -> SETTLED;
                case RELEASED -> RELEASED;
                case OPEN, UNKNOWN -> UNKNOWN;
            };
        }
    }

    private final Map<Outcome, Counter> reservations = new EnumMap<>(Outcome.class);
    private final Map<End, Counter> closings = new EnumMap<>(End.class);
    private final Map<Unit, Counter> overruns = new EnumMap<>(Unit.class);
    private @Nullable Counter expired;

    private QuotaMeters() {}

    /** Counts nowhere, and costs nothing. */
    static QuotaMeters none() {
        return new QuotaMeters();
    }

    static QuotaMeters in(MeterRegistry registry) {
        QuotaMeters meters = new QuotaMeters();
        meters.register(registry);
        return meters;
    }

    private void register(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            reservations.put(outcome, counter(registry, "newsforge.quota.reservations", "outcome", outcome.name()));
        }
        for (End end : End.values()) {
            closings.put(end, counter(registry, "newsforge.quota.closings", "end", end.name()));
        }
        for (Unit unit : Unit.values()) {
            overruns.put(unit, counter(registry, "newsforge.quota.overrun", "unit", unit.label()));
        }
        expired = Counter.builder("newsforge.quota.expired").register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String tag, String value) {
        return Counter.builder(name).tag(tag, value.toLowerCase(Locale.ROOT)).register(registry);
    }

    void reserved(Outcome outcome) {
        count(reservations.get(outcome), 1);
    }

    void closed(End end) {
        count(closings.get(end), 1);
    }

    void overrun(HeldLine line) {
        count(overruns.get(line.unit()), (double) line.overrun());
    }

    void expired(int holds) {
        count(expired, holds);
    }

    private static void count(@Nullable Counter counter, double amount) {
        if (counter != null) {
            counter.increment(amount);
        }
    }
}
