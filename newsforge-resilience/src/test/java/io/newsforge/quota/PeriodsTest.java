package io.newsforge.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayBeginsAtMidnightOfItsZone() {
        Period before = Periods.of(new Window.Day(SEOUL), Instant.parse("2026-11-20T14:59:59.999Z"));
        Period after = Periods.of(new Window.Day(SEOUL), Instant.parse("2026-11-20T15:00:00Z"));

        assertThat(before.id()).isEqualTo("Asia/Seoul|2026-11-20");
        assertThat(after.id()).isEqualTo("Asia/Seoul|2026-11-21");
        assertThat(before.to()).isEqualTo(after.from()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
    }

    @Test
    void aDayIsAsLongAsTheClocksMakeIt() {
        assertThat(length(new Window.Day(BERLIN), "2026-03-29T10:00:00Z")).isEqualTo(Duration.ofHours(23));
        assertThat(length(new Window.Day(BERLIN), "2026-10-25T10:00:00Z")).isEqualTo(Duration.ofHours(25));
        assertThat(length(new Window.Day(BERLIN), "2026-06-01T10:00:00Z")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theHourThatComesTwiceIsTwoPeriods() {
        Period summer = Periods.of(new Window.Hour(BERLIN), Instant.parse("2026-10-25T00:30:00Z"));
        Period winter = Periods.of(new Window.Hour(BERLIN), Instant.parse("2026-10-25T01:30:00Z"));

        assertThat(summer.id()).isEqualTo("Europe/Berlin|2026-10-25T02:00+02:00");
        assertThat(winter.id()).isEqualTo("Europe/Berlin|2026-10-25T02:00+01:00");
        assertThat(summer.to()).isEqualTo(winter.from());
    }

    @Test
    void aMonthIsAsLongAsItIs() {
        Window month = new Window.Month(ZoneId.of("UTC"));

        assertThat(length(month, "2026-02-10T00:00:00Z")).isEqualTo(Duration.ofDays(28));
        assertThat(length(month, "2028-02-10T00:00:00Z")).isEqualTo(Duration.ofDays(29));
        assertThat(length(month, "2026-12-31T23:59:59Z")).isEqualTo(Duration.ofDays(31));
        assertThat(Periods.of(month, Instant.parse("2026-12-31T23:59:59Z")).id())
                .isEqualTo("UTC|2026-12");
    }

    @Test
    void whatDoesNotFollowACalendarHasOnePeriod() {
        assertThat(Periods.of(new Window.Lifetime(), Instant.EPOCH).id()).isEqualTo("lifetime");
        assertThat(Periods.of(new Window.SlidingMinute(), Instant.EPOCH).span())
                .isEqualTo(new CounterSpan.Sliding(Duration.ofSeconds(1), 60));
    }

    /** Zones that shift by an hour, by half an hour, at midnight, by a whole day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Asia/Seoul",
                "Europe/Berlin",
                "America/Havana",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Asia/Kolkata",
                "Pacific/Apia"
            })
    void periodsFollowEachOtherWithoutGapOrOverlap(String id) {
        ZoneId zone = ZoneId.of(id);
        Instant end = Instant.parse("2012-02-01T00:00:00Z");
        for (Window window : new Window[] {new Window.Hour(zone), new Window.Day(zone), new Window.Month(zone)}) {
            Period period = Periods.of(window, Instant.parse("2011-01-01T00:00:00Z"));
            while (period.to().isBefore(end)) {
                Period next = Periods.of(window, period.to());
                assertThat(next.from()).isEqualTo(period.to());
                assertThat(next.id()).isNotEqualTo(period.id());
                assertThat(Periods.of(window, next.to().minusNanos(1))).isEqualTo(next);
                period = next;
            }
        }
    }

    private static Duration length(Window window, String at) {
        Period period = Periods.of(window, Instant.parse(at));
        return Duration.between(period.from(), period.to());
    }
}
