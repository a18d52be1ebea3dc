package io.newsforge.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Which period of a window an instant is in. Calendars live here, so that no store needs one. */
final class Periods {

    private static final Period SLIDING = Period.always("sliding", new CounterSpan.Sliding(Duration.ofSeconds(1), 60));
    private static final Period LIFETIME = Period.always("lifetime", new CounterSpan.Lifetime());

    private Periods() {}

    static Period of(Window window, Instant at) {
        if (window instanceof Window.Hour hour) {
            return hour(hour.zone(), at);
        }
        if (window instanceof Window.Day day) {
            return day(day.zone(), at);
        }
        if (window instanceof Window.Month month) {
            return month(month.zone(), at);
        }
        return window instanceof Window.SlidingMinute ? SLIDING : LIFETIME;
    }

    /** The offset is in the name, for the hour that comes twice; a shift within an hour ends the period. */
    private static Period hour(ZoneId zone, Instant at) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(at);
        LocalDateTime hour = LocalDateTime.ofInstant(at, offset).truncatedTo(ChronoUnit.HOURS);
        Instant from = hour.toInstant(offset);
        Instant to = hour.plusHours(1).toInstant(offset);
        ZoneOffsetTransition last = rules.previousTransition(at.plusNanos(1));
        if (last != null && last.getInstant().isAfter(from)) {
            from = last.getInstant();
        }
        ZoneOffsetTransition next = rules.nextTransition(at);
        if (next != null && next.getInstant().isBefore(to)) {
            to = next.getInstant();
        }
        return Period.calendar(zone.getId() + '|' + hour + offset, from, to);
    }

    private static Period day(ZoneId zone, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return Period.calendar(zone.getId() + '|' + day, start(day, zone), start(day.plusDays(1), zone));
    }

    private static Period month(ZoneId zone, Instant at) {
        YearMonth month = YearMonth.from(LocalDate.ofInstant(at, zone));
        Instant from = start(month.atDay(1), zone);
        return Period.calendar(
                zone.getId() + '|' + month, from, start(month.plusMonths(1).atDay(1), zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
