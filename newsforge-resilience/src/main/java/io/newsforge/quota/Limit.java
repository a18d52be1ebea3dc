package io.newsforge.quota;

import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How much of a unit in which window. Immutable.
 *
 * <p>The name is part of the counter's key, the amount is not: raising an amount leaves what was used today used, renaming a
 * limit or changing its zone begins a new counter.
 *
 * @param name letters, digits, hyphens, dots and underscores, unique in its plan
 * @param unit what is counted
 * @param amount how much the window may hold, from 0 to {@link Amounts#MAX}
 * @param window the window
 * @param warnAt the percentage of the amount at which {@link QuotaEvent.NearLimit} is told, from 1 to 100
 * @param whenAway what happens while the store is away
 */
public record Limit(String name, Unit unit, long amount, Window window, int warnAt, WhenAway whenAway) {

    private static final int WARN_AT = 80;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** Refuses odd names, those longer than 512 characters, and numbers out of range. */
    public Limit {
        Checks.name("name", name);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: " + name + " (expected: letters, digits, hyphens, dots and underscores)");
        }
        Objects.requireNonNull(unit, "unit");
        Checks.amount("amount", amount);
        Objects.requireNonNull(window, "window");
        if (warnAt < 1 || warnAt > 100) {
            throw new IllegalArgumentException("warnAt: " + warnAt + " (expected: 1 to 100)");
        }
        Objects.requireNonNull(whenAway, "whenAway");
    }

    /**
     * A limit named after its unit and window, such as {@code conversions-per-day}, that warns at 80 % and refuses while the
     * store is away.
     *
     * @param unit what is counted
     * @param amount how much, from 0 to {@link Amounts#MAX}
     * @param window the window
     * @return the limit
     * @throws IllegalArgumentException if the amount is out of range
     */
    public static Limit of(Unit unit, long amount, Window window) {
        String name = unit.label() + (window instanceof Window.Lifetime ? "-" : "-per-") + window.label();
        return new Limit(name, unit, amount, window, WARN_AT, new WhenAway.Refuse());
    }

    /**
     * A limit for any 60 seconds.
     *
     * @param unit what is counted
     * @param amount how much
     * @return the limit
     */
    public static Limit perMinute(Unit unit, long amount) {
        return of(unit, amount, new Window.SlidingMinute());
    }

    /**
     * A limit for an hour of a zone's clocks.
     *
     * @param unit what is counted
     * @param amount how much
     * @param zone whose clocks
     * @return the limit
     */
    public static Limit perHour(Unit unit, long amount, ZoneId zone) {
        return of(unit, amount, new Window.Hour(zone));
    }

    /**
     * A limit for a day of a zone's calendar.
     *
     * @param unit what is counted
     * @param amount how much
     * @param zone whose calendar
     * @return the limit
     */
    public static Limit perDay(Unit unit, long amount, ZoneId zone) {
        return of(unit, amount, new Window.Day(zone));
    }

    /**
     * A limit for a month of a zone's calendar.
     *
     * @param unit what is counted
     * @param amount how much
     * @param zone whose calendar
     * @return the limit
     */
    public static Limit perMonth(Unit unit, long amount, ZoneId zone) {
        return of(unit, amount, new Window.Month(zone));
    }

    /**
     * A limit for all time.
     *
     * @param unit what is counted
     * @param amount how much
     * @return the limit
     */
    public static Limit lifetime(Unit unit, long amount) {
        return of(unit, amount, new Window.Lifetime());
    }

    /**
     * This limit under another name.
     *
     * @param newName the name
     * @return the limit
     */
    public Limit named(String newName) {
        return new Limit(newName, unit, amount, window, warnAt, whenAway);
    }

    /**
     * This limit with another soft threshold.
     *
     * @param percent from 1 to 100
     * @return the limit
     */
    public Limit warnAt(int percent) {
        return new Limit(name, unit, amount, window, percent, whenAway);
    }

    /**
     * This limit with an allowance for the time the store is away.
     *
     * @param allowance how much of the unit this process may grant by itself, see {@link WhenAway.Allowance}
     * @return the limit
     */
    public Limit allowWhenAway(long allowance) {
        return new Limit(name, unit, amount, window, warnAt, new WhenAway.Allowance(allowance));
    }

    /** The use at which to warn: the percentage of the amount, rounded up. */
    long warnsFrom() {
        return (amount * warnAt + 99) / 100;
    }
}
