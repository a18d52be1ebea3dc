package io.newsforge.health.alert;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** How long to wait; empty if it says nothing that can be understood. */
    static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        if (value.chars().allMatch(c -> (c >= '0') && (c <= '9')) && !value.isEmpty()) {
            return value.length() > MOST_DIGITS
                    ? Optional.of(Duration.ofDays(1))
                    : Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
