package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.RateLimits.Left;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyHeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retry-after          | 3                             | PT3S
            retry-after          | 0.25                          | PT0.25S
            retry-after          | 0                             | PT0S
            retry-after          | Sat, 21 Nov 2026 12:00:30 GMT | PT30S
            retry-after          | Sat, 21 Nov 2026 11:00:00 GMT | PT0S
            Retry-After-Ms       | 1500                          | PT1.5S
            x-ms-retry-after-ms  | 20                            | PT0.02S
            retry-after          | 1e300                         | PT8784H
            retry-after-ms       | Infinity                      | PT8784H
            retry-after          | Fri, 31 Dec 9999 23:59:59 GMT | PT8784H
            """)
    void readsEveryFormOfAWait(String header, String value, Duration expected) {
        assertThat(RetryAfter.of(Heads.of(429, header, value))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "NaN", "Sat, 99 Nov 2026 12:00:30 GMT"})
    void ignoresAWaitThatIsNone(String value) {
        assertThat(RetryAfter.of(Heads.of(429, "retry-after", value))).isEmpty();
    }

    @Test
    void prefersTheFinerHeader() {
        assertThat(RetryAfter.of(Heads.of(429, "retry-after", "2", "retry-after-ms", "1200")))
                .contains(Duration.ofMillis(1200));
    }

    @ParameterizedTest
    @CsvSource({"12ms,PT0.012S", "1s,PT1S", "6m0s,PT6M", "1h2m3.5s,PT1H2M3.5S", "7,PT7S", "x,PT0S", "1.2.3s,PT0S"})
    void readsDurationsAsGoPrintsThem(String text, Duration expected) {
        assertThat(RateLimitHeaders.duration(text)).isEqualTo(expected);
    }

    @Test
    void readsAResetThatIsATime() {
        Left left = RateLimitHeaders.left(Heads.of(200, "r", "5", "t", "2026-11-21T12:01:00Z"), "r", "t");

        assertThat(left).isEqualTo(new Left(5, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "9999999d"})
    void takesAResetInAYearAtMost(String reset) {
        Left left = RateLimitHeaders.left(Heads.of(200, "r", "5", "t", reset), "r", "t");

        assertThat(left).isEqualTo(new Left(5, Duration.ofDays(366)));
    }

    @Test
    void takesAResetThatIsNotSaidAsNow() {
        assertThat(RateLimitHeaders.left(Heads.of(200, "r", "5"), "r", "t")).isEqualTo(new Left(5, Duration.ZERO));
        assertThat(RateLimitHeaders.left(Heads.of(200, "r", "many"), "r", "t")).isNull();
    }

    @Test
    void knowsTheTighterOfTwoLimits() {
        Left few = new Left(1, Duration.ZERO);
        Left many = new Left(9, Duration.ofHours(1));

        assertThat(RateLimitHeaders.tighter(many, few)).isEqualTo(few);
        assertThat(RateLimitHeaders.tighter(null, many)).isEqualTo(many);
    }
}
