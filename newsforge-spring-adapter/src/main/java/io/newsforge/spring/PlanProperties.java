package io.newsforge.spring;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of one plan; those that are not set do not limit. Immutable.
 *
 * @param requestsPerMinute Requests in any 60 seconds.
 * @param requestsPerDay Requests a calendar day.
 * @param conversionsPerHour Conversions an hour of the clock.
 * @param conversionsPerDay Conversions a calendar day.
 * @param conversionsPerMonth Conversions a calendar month.
 * @param inputTokensPerDay Tokens sent to models a calendar day.
 * @param inputTokensPerMonth Tokens sent to models a calendar month.
 * @param outputTokensPerDay Tokens received from models a calendar day.
 * @param outputTokensPerMonth Tokens received from models a calendar month.
 * @param microUsdPerDay Millionths of a US dollar a calendar day.
 * @param microUsdPerMonth Millionths of a US dollar a calendar month.
 * @param warnAt At how many percent of a limit to warn.
 * @param zone Whose calendar; newsforge.quota.zone unless set.
 */
public record PlanProperties(
        @Nullable Long requestsPerMinute,
        @Nullable Long requestsPerDay,
        @Nullable Long conversionsPerHour,
        @Nullable Long conversionsPerDay,
        @Nullable Long conversionsPerMonth,
        @Nullable Long inputTokensPerDay,
        @Nullable Long inputTokensPerMonth,
        @Nullable Long outputTokensPerDay,
        @Nullable Long outputTokensPerMonth,
        @Nullable Long microUsdPerDay,
        @Nullable Long microUsdPerMonth,
        @DefaultValue("80") int warnAt,
        @Nullable ZoneId zone) {

    /** Refuses what is out of range. */
    public PlanProperties {
        Settings.atLeast("requests-per-minute", requestsPerMinute, 0);
        Settings.atLeast("requests-per-day", requestsPerDay, 0);
        Settings.atLeast("conversions-per-hour", conversionsPerHour, 0);
        Settings.atLeast("conversions-per-day", conversionsPerDay, 0);
        Settings.atLeast("conversions-per-month", conversionsPerMonth, 0);
        Settings.atLeast("input-tokens-per-day", inputTokensPerDay, 0);
        Settings.atLeast("input-tokens-per-month", inputTokensPerMonth, 0);
        Settings.atLeast("output-tokens-per-day", outputTokensPerDay, 0);
        Settings.atLeast("output-tokens-per-month", outputTokensPerMonth, 0);
        Settings.atLeast("micro-usd-per-day", microUsdPerDay, 0);
        Settings.atLeast("micro-usd-per-month", microUsdPerMonth, 0);
        Settings.between("warn-at", warnAt, 1, 100);
    }
}
