package io.newsforge.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The plans of a {@link Quotas} with the current period of each limit at hand, and the limits of some subjects seen lately:
 * periods and names are worked out once a period and not once a request. Thread-safe.
 */
final class PlanBook {

    /** A limit and its latest period. */
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
    }

    private static final Tracked[] NONE = {};

    /** A power of two. Subjects that fall on one place push each other out, which costs time and nothing else. */
    private static final int SEEN = 1_024;

    private final Map<String, Tracked[]> plans = new LinkedHashMap<>();
    private final AtomicReferenceArray<SubjectLimits> seen = new AtomicReferenceArray<>(SEEN);

    PlanBook(Iterable<Plan> plans) {
        for (Plan plan : plans) {
            this.plans.put(plan.name(), plan.limits().stream().map(Tracked::new).toArray(Tracked[]::new));
        }
    }

    Set<String> names() {
        return Collections.unmodifiableSet(plans.keySet());
    }

    /** The limits of all levels of a subject, in their periods at an instant. */
    SubjectLimits of(Subject subject, Instant at) {
        int hash = subject.hashCode();
        int place = (hash ^ hash >>> 16) & (SEEN - 1);
        SubjectLimits limits = seen.get(place);
        if (limits == null || !limits.areOf(subject, at)) {
            limits = workedOut(subject, at);
            seen.set(place, limits);
        }
        return limits;
    }

    /** The line of one limit of one level. */
    LineUp one(Subject subject, String limitName, Instant at) {
        LineUp own = of(subject, at).own(limitName);
        if (own.lines().isEmpty()) {
            String known = String.join(
                    ", ",
                    Arrays.stream(limitsOf(subject)).map(t -> t.limit.name()).toList());
            throw new IllegalArgumentException("limit: " + limitName + " (expected: one of [" + known + "])");
        }
        return own;
    }

    private SubjectLimits workedOut(Subject subject, Instant at) {
        List<SubjectLimits.Entry> entries = new ArrayList<>();
        Instant from = Instant.MIN;
        Instant to = Instant.MAX;
        for (Subject level : subject.chain()) {
            for (Tracked tracked : limitsOf(level)) {
                Period period = tracked.periodAt(at);
                from = period.from().isAfter(from) ? period.from() : from;
                to = period.to().isBefore(to) ? period.to() : to;
                CounterKey counter = new CounterKey(level.name(), tracked.limit.name(), period.id());
                entries.add(new SubjectLimits.Entry(level, tracked.limit, counter, period.span()));
            }
        }
        return new SubjectLimits(subject, entries, from, to);
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
