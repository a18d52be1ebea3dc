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
        Settings.amount("requests-per-minute", requestsPerMinute);
        Settings.amount("requests-per-day", requestsPerDay);
        Settings.amount("conversions-per-hour", conversionsPerHour);
        Settings.amount("conversions-per-day", conversionsPerDay);
        Settings.amount("conversions-per-month", conversionsPerMonth);
        Settings.amount("input-tokens-per-day", inputTokensPerDay);
        Settings.amount("input-tokens-per-month", inputTokensPerMonth);
        Settings.amount("output-tokens-per-day", outputTokensPerDay);
        Settings.amount("output-tokens-per-month", outputTokensPerMonth);
        Settings.amount("micro-usd-per-day", microUsdPerDay);
        Settings.amount("micro-usd-per-month", microUsdPerMonth);
        Settings.between("warn-at", warnAt, 1, 100);
    }
}
