package io.newsforge.llm.provider;

import io.newsforge.llm.spi.RateLimits.Left;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the pairs of headers in which vendors say what is left of a limit. What cannot be read was not said. */
final class RateLimitHeaders {

    private static final int LONGEST = 40;
    private static final int PLAIN_TIME = "2026-11-25T12:00:30Z".length();

    private RateLimitHeaders() {}

    /**
     * One limit.
     *
     * @param remaining the header with the number that is left
     * @param reset the header with the time until all is there again: a duration such as {@code 6m0s}, or an RFC 3339 time; at
     *     most a year, and taken as zero if it cannot be read
     */
    static @Nullable Left left(ReplyHead head, String remaining, String reset) {
        String number = head.header(remaining);
        if (number == null) {
            return null;
        }
        try {
            long left = Long.parseLong(number.strip());
            return new Left(Math.max(0, left), reset(head.header(reset), head));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The one with less left; of equal ones the one that takes longer. */
    static @Nullable Left tighter(@Nullable Left one, @Nullable Left other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.remaining() != other.remaining()) {
            return one.remaining() < other.remaining() ? one : other;
        }
        return one.reset().compareTo(other.reset()) >= 0 ? one : other;
    }

    private static Duration reset(@Nullable String text, ReplyHead head) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return Duration.ZERO;
        }
        return text.indexOf('T') > 0 ? until(text.strip(), head) : duration(text.strip());
    }

    private static Duration until(String text, ReplyHead head) {
        try {
            return RetryAfter.bounded(Duration.between(head.time().instant(), instant(text)));
        } catch (DateTimeException | NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    /** The form vendors use is read by hand: four of these come with every reply of Anthropic, and a formatter takes microseconds. */
    private static Instant instant(String text) {
        if (text.length() != PLAIN_TIME || text.charAt(PLAIN_TIME - 1) != 'Z') {
            return OffsetDateTime.parse(text).toInstant();
        }
        LocalDateTime time = LocalDateTime.of(
                digits(text, 0, 4),
                digits(text, 5, 7),
                digits(text, 8, 10),
                digits(text, 11, 13),
                digits(text, 14, 16),
                digits(text, 17, 19));
        return time.toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Numbers with units one after the other, as Go prints them; bare digits are seconds. */
    static Duration duration(String text) {
        double seconds = 0;
        int at = 0;
        while (at < text.length()) {
            int unit = skip(text, at, true);
            int next = skip(text, unit, false);
            if (unit == at) {
                return Duration.ZERO;
            }
            double scale = scale(text.substring(unit, next));
            try {
                seconds += Double.parseDouble(text.substring(at, unit)) * scale;
            } catch (NumberFormatException e) {
                return Duration.ZERO;
            }
            at = next;
        }
        return RetryAfter.bounded(Duration.ofNanos((long) (seconds * 1e9)));
    }

    private static int skip(String text, int from, boolean number) {
        int at = from;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.') == number) {
            at++;
        }
        return at;
    }

    /** In seconds; zero for an unknown unit. */
    private static double scale(String unit) {
        return switch (unit) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "m" -> 60;
            case "", "s" -> 1;
            case "ms" -> 1e-3;
            case "us", "µs" -> 1e-6;
            default -> 0;
        };
    }
}
