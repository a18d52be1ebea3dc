package io.newsforge.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an article was published, exactly as precisely as it says so: a date, a date with a time, or a date with a time and an
 * offset. Nothing is guessed; a time without an offset stays without one. Immutable.
 */
public final class PublicationDate {

    private final LocalDate date;
    private final @Nullable LocalDateTime dateTime;
    private final @Nullable OffsetDateTime offsetDateTime;

    private PublicationDate(LocalDate date, @Nullable LocalDateTime dateTime, @Nullable OffsetDateTime offsetDateTime) {
        this.date = date;
        this.dateTime = dateTime;
        this.offsetDateTime = offsetDateTime;
    }

    /**
     * A day, nothing more.
     *
     * @param date the day in the publisher's calendar
     * @return that day
     */
    public static PublicationDate of(LocalDate date) {
        return new PublicationDate(Objects.requireNonNull(date, "date"), null, null);
    }

    /**
     * A day and a time of which nobody said where on earth.
     *
     * @param dateTime the publisher's clock
     * @return that time
     */
    public static PublicationDate of(LocalDateTime dateTime) {
        return new PublicationDate(dateTime.toLocalDate(), dateTime, null);
    }

    /**
     * A full instant with the offset it was published with.
     *
     * @param dateTime the instant
     * @return that instant; {@link #date()} is the day at its own offset
     */
    public static PublicationDate of(OffsetDateTime dateTime) {
        return new PublicationDate(dateTime.toLocalDate(), dateTime.toLocalDateTime(), dateTime);
    }

    /**
     * Finds a date in a text as pages and feeds write them: ISO-8601 and its loose relatives, RFC 822, and words in several languages.
     *
     * @param text any text; its first 300 characters are read
     * @return the first date with a full year that begins with it, else the first in numbers that begins with the day, else the first with a
     *     month in words, else one of eight digits; of day and month in numbers the day comes first where both could be; empty if there
     *     is none
     */
    public static Optional<PublicationDate> find(String text) {
        return DateText.find(text);
    }

    /**
     * Reads what {@link #toString()} writes: {@code 2026-11-21}, {@code 2026-11-21T09:00:00} or
     * {@code 2026-11-21T09:00:00+09:00}.
     *
     * @param text an ISO-8601 date, local date-time or offset date-time
     * @return the date it names
     * @throws DateTimeException if it is none of the three
     */
    public static PublicationDate parse(String text) {
        if (text.indexOf('T') < 0) {
            return of(LocalDate.parse(text));
        }
        boolean withOffset =
                text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return withOffset ? of(OffsetDateTime.parse(text)) : of(LocalDateTime.parse(text));
    }

    /**
     * The day of publication.
     *
     * @return the day in the publisher's own calendar
     */
    public LocalDate date() {
        return date;
    }

    /**
     * The time of publication on the publisher's clock.
     *
     * @return empty when only a day is known
     */
    public Optional<LocalDateTime> dateTime() {
        return Optional.ofNullable(dateTime);
    }

    /**
     * The instant of publication.
     *
     * @return empty when no offset is known
     */
    public Optional<OffsetDateTime> offsetDateTime() {
        return Optional.ofNullable(offsetDateTime);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicationDate that
                && date.equals(that.date)
                && Objects.equals(dateTime, that.dateTime)
                && Objects.equals(offsetDateTime, that.offsetDateTime);
    }

    @Override
    public int hashCode() {
        return Objects.hash(date, dateTime, offsetDateTime);
    }

    /** The ISO-8601 form, as precise as this value is. */
    @Override
    public String toString() {
        if (offsetDateTime != null) {
            return offsetDateTime.toString();
        }
        return dateTime != null ? dateTime.toString() : date.toString();
    }
}
