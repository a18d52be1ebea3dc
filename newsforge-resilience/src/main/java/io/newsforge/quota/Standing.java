package io.newsforge.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a subject stands with one of its limits; what {@code RateLimit} headers are made of. Immutable.
 */
public final class Standing {

    private final String subject;
    private final Limit limit;
    private final CounterReading reading;
    private final CounterSpan span;
    private final Instant at;

    Standing(String subject, Limit limit, CounterReading reading, CounterSpan span, Instant at) {
        this.subject = subject;
        this.limit = limit;
        this.reading = reading;
        this.span = span;
        this.at = at;
    }

    /**
     * The level the limit is for.
     *
     * @return such as {@code user:42}
     */
    public String subject() {
        return subject;
    }

    /**
     * The limit.
     *
     * @return the limit
     */
    public Limit limit() {
        return limit;
    }

    /**
     * What is charged: reserved, settled and unknown together.
     *
     * @return the amount; above the limit after overruns, negative after a credit
     */
    public long used() {
        return reading.used();
    }

    /**
     * What is left.
     *
     * @return the amount, never negative
     */
    public long remaining() {
        return Math.max(0, limit.amount() - reading.used());
    }

    /**
     * How long until more remains by the mere passing of time: the end of the period, or the moment the oldest use leaves a
     * sliding window.
     *
     * @return the duration, or empty if that never happens (lifetime), or nothing is counted in a sliding window
     */
    public Optional<Duration> resetsIn() {
        if (span instanceof CounterSpan.Calendar calendar) {
            Duration left = Duration.between(at, calendar.endsAt());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        }
        return reading.freesIn().isZero() ? Optional.empty() : Optional.of(reading.freesIn());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standing that
                && subject.equals(that.subject)
                && limit.equals(that.limit)
                && reading.equals(that.reading)
                && span.equals(that.span)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, limit, reading, span, at);
    }

    @Override
    public String toString() {
        return subject + ' ' + limit.name() + ": " + used() + " of " + limit.amount();
    }
}
