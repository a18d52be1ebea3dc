package io.newsforge.llm.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a reply asks to wait: {@code retry-after-ms}, Azure's {@code x-ms-retry-after-ms}, or {@code retry-after}. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private RetryAfter() {}

    /** Zero to a year; the finest of the headers that can be read. */
    static Optional<Duration> of(ReplyHead head) {
        Optional<Duration> fine = number(head.header("retry-after-ms"), MILLIS)
                .or(() -> number(head.header("x-ms-retry-after-ms"), MILLIS));
        if (fine.isPresent()) {
            return fine;
        }
        String plain = head.header("retry-after");
        return number(plain, 1).or(() -> date(plain, head.time().instant()));
    }

    private static Optional<Duration> number(@Nullable String text, double aSecond) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            double seconds = Double.parseDouble(text.strip()) / aSecond;
            boolean known = seconds >= 0; // not for NaN
            return known ? Optional.of(bounded(Duration.ofNanos((long) (seconds * NANOS)))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(@Nullable String text, Instant now) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
            Duration wait = Duration.between(now, then);
            return Optional.of(bounded(wait));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Zero to a year. */
    static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
