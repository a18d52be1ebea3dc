package io.newsforge.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as pages write them: ISO-8601 and its loose relatives, and words in several languages. A date is taken only with its
 * full year, from 1990 to 2099; a time or an offset only when it follows.
 */
final class DateText {

    private static final int LONGEST = 300;

    private static final String YEAR = "((?:19[9]|20[0-9])[0-9])";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<![0-9])" + YEAR + " ?(?:[-/._]|년|年) ?([01]?[0-9]) ?(?:[-/._]|월|月) ?([0-3]?[0-9])(?![0-9])[일日.]?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<![0-9])([0-3]?[0-9])( ?[-/.|]) ?([0-3]?[0-9])\\2 ?" + YEAR + "(?![0-9])");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<![0-9])([0-3]?[0-9])(?:\\.|st|nd|rd|th|er|º|°)?[ -](?:de |of )?(\\p{L}{3,12})\\.?,?[ -](?:de |del )?"
                    + YEAR + "(?![0-9])");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}{3,12})\\.? ([0-3]?[0-9])(?:st|nd|rd|th)?,? " + YEAR + "(?![0-9])");
    private static final Pattern COMPACT = Pattern.compile("(?<![0-9])" + YEAR + "([01][0-9])([0-3][0-9])(?![0-9])");
    private static final Pattern TIME = Pattern.compile(
            "^[T ,.|(-]*(?:(?<half>오전|오후|上午|下午|午前|午後) ?|[^0-9 ]{0,9} )?"
                    + "(?<hour>[0-2]?[0-9])(?:[:h]|(?<dot>\\.))(?<minute>[0-5][0-9])(?![0-9])"
                    + "(?::(?<second>[0-5][0-9])(?:[.,][0-9]{1,9})?)?(?: ?(?<ap>[aApP])\\.?[mM]\\b\\.?)?"
                    + "(?: ?(?:GMT|UTC)?(?<offset>[+-][0-9]{2}:?[0-9]{2})(?![0-9])| ?(?<zero>Z|UTC|GMT)(?![\\p{L}\\p{N}]))?(?<rest>.*)");
    private static final Pattern CLOCK_WORD = Pattern.compile(" ?(?i:uhr|h|Z|UTC|GMT)?(?![ ]?\\p{L}).*");
    private static final int FARTHEST = 14;

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            months(
                    1,
                    "jan jän ene gen sty янв january janvier enero gennaio janeiro stycznia januari januar jänner leden ocak"),
            months(
                    2,
                    "feb fév fev lut фев february février febrero febbraio fevereiro lutego februari februar feber şubat"),
            months(3, "mar mär mrz maa мар march märz mars marzo março marca maart mart"),
            months(4, "apr avr abr kwi апр april avril abril aprile kwietnia nisan"),
            months(5, "may mai mag maj мая mei mayo maggio maio maja mayıs"),
            months(6, "jun jui giu cze июн june juni juin junio giugno junho czerwca haziran"),
            months(7, "jul lug lip июл july juli juil julio luglio julho lipca temmuz"),
            months(8, "aug aoû ago sie авг august août agosto sierpnia augustus augusti ağustos"),
            months(9, "sep set wrz сен september septembre septiembre settembre setembro września eylül"),
            months(10, "oct okt ott out paź окт october oktober octobre octubre ottobre outubro października ekim"),
            months(11, "nov lis ноя november novembre noviembre novembro listopada kasım"),
            months(
                    12,
                    "dec dez déc dic gru дек december dezember décembre diciembre dicembre dezembro grudnia aralık"));

    private static final int NOON = 12;
    private static final Set<String> AFTERNOON = Set.of("오후", "下午", "午後");

    private DateText() {}

    private static Map.Entry<String, Integer> months(int month, String names) {
        return Map.entry(" " + names + " ", month);
    }

    /** A date in the text, which may hold more than one, by the most certain way to write it; only its first 300 characters are read. */
    static Optional<PublicationDate> find(String text) {
        String plain = OneLine.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        Optional<PublicationDate> found = find(YEAR_FIRST, plain, DateText::yearFirst);
        if (found.isEmpty()) {
            found = find(DAY_FIRST, plain, DateText::dayFirst);
        }
        if (found.isEmpty()) {
            found = find(DAY_MONTH, plain, m -> date(m.group(3), month(m.group(2)), m.group(1)));
        }
        if (found.isEmpty()) {
            found = find(MONTH_DAY, plain, m -> date(m.group(3), month(m.group(1)), m.group(2)));
        }
        return found.isPresent() ? found : find(COMPACT, plain, DateText::yearFirst);
    }

    private interface Reader {
        LocalDate read(Matcher matcher);
    }

    private static Optional<PublicationDate> find(Pattern pattern, String text, Reader reader) {
        Matcher matcher = pattern.matcher(text);
        Optional<PublicationDate> found = Optional.empty();
        while (found.isEmpty() && matcher.find()) {
            found = tryRead(matcher, text, reader);
        }
        return found;
    }

    /** A match may still be no date, such as the 31st of February. */
    private static Optional<PublicationDate> tryRead(Matcher matcher, String text, Reader reader) {
        try {
            return Optional.of(withTime(reader.read(matcher), text.substring(matcher.end())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a word is the name of a month. */
    static boolean isMonth(String word) {
        String plain = " " + word.toLowerCase(Locale.ROOT) + " ";
        return MONTHS.keySet().stream().anyMatch(names -> names.contains(plain));
    }

    private static LocalDate yearFirst(Matcher m) {
        return date(m.group(1), Integer.parseInt(m.group(2)), m.group(3));
    }

    private static LocalDate dayFirst(Matcher m) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        return second > 12 ? date(m.group(4), first, m.group(3)) : date(m.group(4), second, m.group(1));
    }

    private static LocalDate date(String year, int month, String day) {
        return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    }

    private static int month(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Integer> month : MONTHS.entrySet()) {
            if (month.getKey().contains(" " + plain + " ")) {
                return month.getValue();
            }
        }
        String stem = plain.substring(0, 3);
        for (Map.Entry<String, Integer> month : MONTHS.entrySet()) {
            if (plain.length() == 4 && month.getKey().contains(" " + stem + " ")) {
                return month.getValue();
            }
        }
        throw new DateTimeException("month: not a name");
    }

    private static PublicationDate withTime(LocalDate date, String rest) {
        Matcher time = TIME.matcher(rest);
        if (!time.find()) {
            return PublicationDate.of(date);
        }
        try {
            if (time.group("dot") != null
                    && !CLOCK_WORD.matcher(time.group("rest")).matches()) {
                return PublicationDate.of(date); // an amount, such as 3.15 million
            }
            int seconds = time.group("second") == null ? 0 : Integer.parseInt(time.group("second"));
            LocalTime clock = LocalTime.of(hour(time), Integer.parseInt(time.group("minute")), seconds);
            return withOffset(LocalDateTime.of(date, clock), time.group("zero") != null ? "Z" : time.group("offset"));
        } catch (DateTimeException e) {
            return PublicationDate.of(date);
        }
    }

    /** Of the day, where the text says of which half it is. */
    private static int hour(Matcher time) {
        int hour = Integer.parseInt(time.group("hour"));
        String ap = time.group("ap");
        String half = time.group("half");
        if ((ap == null && half == null) || hour > NOON) {
            return hour;
        }
        boolean after = ap != null ? ap.equalsIgnoreCase("p") : AFTERNOON.contains(half);
        return hour % NOON + (after ? NOON : 0);
    }

    private static PublicationDate withOffset(LocalDateTime dateTime, @Nullable String offset) {
        if (offset == null) {
            return PublicationDate.of(dateTime);
        }
        if (!offset.equals("Z") && Integer.parseInt(offset.substring(1, 3)) > FARTHEST) {
            return PublicationDate.of(dateTime); // the end of a span
        }
        return PublicationDate.of(
                OffsetDateTime.of(dateTime, offset.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset)));
    }
}
