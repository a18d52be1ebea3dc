package io.newsforge.ground;

import io.newsforge.article.Article;
import io.newsforge.article.PublicationDate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers an article says, in every reading. */
final class KnownNumbers {

    private static final Pattern KOREAN_TIME = Pattern.compile("(\\d{1,2})시 ?(\\d{1,2})분");

    private KnownNumbers() {}

    static Set<String> of(Article article, String plainText) {
        Set<String> known = new HashSet<>();
        String inDigits = NumberWords.inDigits(plainText);
        addAll(known, TimesOfDay.withoutHalves(plainText));
        addAll(known, TimesOfDay.withoutHalves(inDigits));
        addMoments(known, inDigits);
        Months.in(plainText, article.language().orElse(Locale.ENGLISH))
                .forEach(month -> known.add(month + Dated.MONTH));
        Matcher times = KOREAN_TIME.matcher(plainText);
        times.results().map(KnownNumbers::time).forEach(known::add);
        TimesOfDay.named(plainText).forEach(moment -> addMoment(known, moment));
        article.published().ifPresent(published -> addDate(known, published));
        return Set.copyOf(known);
    }

    private static String time(MatchResult time) {
        return Integer.parseInt(time.group(1)) + ":" + Integer.parseInt(time.group(2));
    }

    private static void addAll(Set<String> known, String text) {
        NumberReading.of(text).forEach(quantity -> add(known, quantity));
    }

    /** A percentage is a number as well, and of a time the hour and the minute may be told by words. */
    private static void add(Set<String> known, Quantity quantity) {
        for (String reading : quantity.readings()) {
            known.add(reading);
            if (reading.endsWith("%")) {
                known.add(reading.substring(0, reading.length() - 1));
            }
            int colon = reading.indexOf(':');
            if (colon > 0) {
                known.add(reading.substring(0, colon) + Dated.HOUR);
                known.add(reading.substring(colon + 1).replaceFirst(":.*", "") + Dated.MINUTE);
            }
        }
        quantity.pieces().forEach(piece -> add(known, piece));
    }

    /** What says its half of the day is known in the 24 hours too, and what does not may be asked for with either half. */
    private static void addMoments(Set<String> known, String text) {
        for (Quantity quantity : NumberReading.of(text)) {
            for (String reading : quantity.readings()) {
                if (reading.startsWith(TimesOfDay.MOMENT)) {
                    addMoment(known, reading);
                } else {
                    known.addAll(TimesOfDay.moments(reading));
                }
            }
        }
        Matcher times = KOREAN_TIME.matcher(TimesOfDay.without(text));
        times.results().map(KnownNumbers::time).map(TimesOfDay::moments).forEach(known::addAll);
    }

    private static void addMoment(Set<String> known, String moment) {
        String time = moment.substring(TimesOfDay.MOMENT.length());
        known.add(moment);
        known.add(time);
        known.add(time.replaceFirst(":.*", "") + Dated.HOUR);
    }

    private static void addDate(Set<String> known, PublicationDate published) {
        LocalDate date = published.date();
        known.add(date.getYear() + Dated.YEAR);
        known.add(date.getMonthValue() + Dated.MONTH);
        known.add(date.getDayOfMonth() + Dated.DAY);
        published.dateTime().ifPresent(time -> addTime(known, time));
    }

    private static void addTime(Set<String> known, LocalDateTime time) {
        addMoment(known, TimesOfDay.MOMENT + time.getHour() + ":" + time.getMinute());
        known.add(time.getMinute() + Dated.MINUTE);
    }
}
