package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The plans of a {@link Quotas} with the current period of each limit at hand. */
final class PlanBook {

    /** A limit and its latest period, which is worked out once a period and not once a request. */
    private static final class Tracked {

        private final Limit limit;
        private volatile Period latest;

        Tracked(Limit limit) {
            this.limit = limit;
            this.latest = Periods.of(limit.window(), Instant.EPOCH);
        }

        Period periodAt(Instant at) {
            Period period = latest;
            if (!period.contains(at)) {
                period = Periods.of(limit.window(), at);
                latest = period;
            }
            return period;
        }

        HoldLine line(String subject, long amount, Instant at) {
            Period period = periodAt(at);
            CounterKey counter = new CounterKey(subject, limit.name(), period.id());
            return new HoldLine(counter, limit.unit(), amount, limit.amount(), period.span());
        }
    }

    private static final Tracked[] NONE = {};

    private final Map<String, Tracked[]> plans = new LinkedHashMap<>();

    PlanBook(Iterable<Plan> plans) {
        for (Plan plan : plans) {
            this.plans.put(plan.name(), plan.limits().stream().map(Tracked::new).toArray(Tracked[]::new));
        }
    }

    /** The lines of all limits, of all levels, on units that are stated. */
    LineUp asked(Subject subject, Amounts amounts, Instant at) {
        return lineUp(subject.chain(), limit -> amounts.orElse(limit.unit(), -1), at);
    }

    /** The lines of all limits of all levels, asking for nothing. */
    LineUp all(Subject subject, Instant at) {
        return lineUp(subject.chain(), limit -> 0, at);
    }

    /** The line of one limit of one level. */
    LineUp one(Subject subject, String limitName, Instant at) {
        LineUp own = lineUp(List.of(subject), limit -> limit.name().equals(limitName) ? 0 : -1, at);
        if (own.lines().isEmpty()) {
            String known = String.join(
                    ", ",
                    Arrays.stream(limitsOf(subject)).map(t -> t.limit.name()).toList());
            throw new IllegalArgumentException("limit: " + limitName + " (expected: one of [" + known + "])");
        }
        return own;
    }

    private LineUp lineUp(List<Subject> levels, ToLongFunction<Limit> amountOf, Instant at) {
        List<HoldLine> lines = new ArrayList<>(4);
        List<Limit> limits = new ArrayList<>(4);
        for (int i = 0; i < levels.size(); i++) {
            Subject level = levels.get(i);
            for (Tracked tracked : limitsOf(level)) {
                long amount = amountOf.applyAsLong(tracked.limit);
                if (amount >= 0) {
                    lines.add(tracked.line(level.name(), amount, at));
                    limits.add(tracked.limit);
                }
            }
        }
        return new LineUp(lines, limits, at);
    }

    private Tracked[] limitsOf(Subject level) {
        String plan = level.planName();
        if (plan == null) {
            return NONE;
        }
        Tracked[] limits = plans.get(plan);
        if (limits == null) {
            throw new UnknownPlanException(plan, plans.keySet());
        }
        return limits;
    }
}
