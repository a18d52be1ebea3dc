package io.newsforge.quota;

/**
 * The name of one counter: who, which limit, and which period in which zone. Since the period is part of the name, nothing is
 * ever reset; a new period is a new counter.
 *
 * @param subject who, such as {@code user:42}
 * @param limit the limit's name, such as {@code conversions-per-day}
 * @param period the zone and the period, such as {@code Asia/Seoul|2026-11-21}; {@code lifetime}, or {@code sliding}
 */
public record CounterKey(String subject, String limit, String period) {

    /** Refuses parts that are blank or longer than 512 characters. */
    public CounterKey {
        Checks.name("subject", subject);
        Checks.name("limit", limit);
        Checks.name("period", period);
    }

    /**
     * The three parts in one line, for stores and logs; different keys give different lines.
     *
     * @return {@code subject|limit|period}, with any {@code |} and {@code %} of the first two parts written as in a URL
     */
    public String text() {
        return escaped(subject) + '|' + escaped(limit) + '|' + period;
    }

    private static String escaped(String part) {
        return part.indexOf('|') < 0 && part.indexOf('%') < 0
                ? part
                : part.replace("%", "%25").replace("|", "%7C");
    }
}
