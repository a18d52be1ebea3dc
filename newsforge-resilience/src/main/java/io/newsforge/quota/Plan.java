package io.newsforge.quota;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A named set of limits. Immutable.
 *
 * <pre>{@code
 * Plan team = Plan.of("team",
 *         Limit.perMinute(Unit.REQUESTS, 100),
 *         Limit.perDay(Unit.CONVERSIONS, 200, zone),
 *         Limit.perMonth(Unit.MICRO_USD, 50_000_000, zone));
 * }</pre>
 *
 * @param name the plan's name
 * @param limits its limits, names unique; without limits everything is granted
 */
public record Plan(String name, List<Limit> limits) {

    /** Conversions a day of the free plan, from the requirements (row A14). */
    private static final long FREE_CONVERSIONS = 5;

    /** Copies the limits; refuses a blank name and limits of the same name. */
    public Plan {
        Checks.text("name", name);
        limits = List.copyOf(limits);
        Set<String> names = new HashSet<>();
        for (Limit limit : limits) {
            if (!names.add(limit.name())) {
                throw new IllegalArgumentException("limits: " + limit.name() + " twice (expected: unique names)");
            }
        }
    }

    /**
     * A plan of some limits.
     *
     * @param name the plan's name
     * @param limits its limits
     * @return the plan
     * @throws IllegalArgumentException if two limits have one name
     */
    public static Plan of(String name, Limit... limits) {
        return new Plan(name, List.of(limits));
    }

    /**
     * The plan {@code free}: 5 conversions a calendar day.
     *
     * @param zone whose calendar
     * @return the plan
     */
    public static Plan free(ZoneId zone) {
        return of("free", Limit.perDay(Unit.CONVERSIONS, FREE_CONVERSIONS, zone));
    }
}
