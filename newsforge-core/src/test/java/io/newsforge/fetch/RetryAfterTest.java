package io.newsforge.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final Instant now = Instant.parse("2026-11-21T06:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | PT2M",
                "0                             | PT0S",
                "Sat, 21 Nov 2026 06:00:30 GMT | PT30S",
                "Sat, 21 Nov 2026 05:00:00 GMT | PT0S"
            })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, now)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "Sat, 32 Feb 2026 06:00:30 GMT"})
    void takesAnythingElseForNotGiven(String header) {
        assertThat(RetryAfter.parse(header, now)).isEmpty();
    }
}
