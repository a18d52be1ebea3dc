package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {

    private static final List<Meter> ALL = List.of(
            Meter.UTF8_BYTES,
            Meter.UTF16_UNITS,
            Meter.CODE_POINTS,
            Meter.GRAPHEMES,
            Meter.X_WEIGHT,
            Meter.X_WEIGHT_DOCUMENTED,
            Meter.X_WEIGHT_REFERENCE,
            Meter.THREADS,
            Meter.MASTODON);

    @ParameterizedTest
    @CsvSource({
        "한, 3, 1, 1, 1",
        "👨‍👩‍👧‍👦, 25, 11, 7, 1",
        "🇰🇷, 8, 4, 2, 1",
        "e\u0301, 3, 2, 2, 1",
        "'', 0, 0, 0, 0"
    })
    void countsInFourUnits(String text, int bytes, int units, int codePoints, int graphemes) {
        assertThat(Meter.UTF8_BYTES.measure(text)).isEqualTo(bytes);
        assertThat(Meter.UTF16_UNITS.measure(text)).isEqualTo(units);
        assertThat(Meter.CODE_POINTS.measure(text)).isEqualTo(codePoints);
        assertThat(Meter.GRAPHEMES.measure(text)).isEqualTo(graphemes);
    }

    @Property
    void neverCountsMoreGraphemesThanCodePointsThanUnitsThanBytes(@ForAll("texts") String text) {
        assertThat(Meter.GRAPHEMES.measure(text)).isLessThanOrEqualTo(Meter.CODE_POINTS.measure(text));
        assertThat(Meter.CODE_POINTS.measure(text)).isLessThanOrEqualTo(Meter.UTF16_UNITS.measure(text));
        assertThat(Meter.UTF16_UNITS.measure(text)).isLessThanOrEqualTo(Meter.UTF8_BYTES.measure(text));
    }

    @Property
    void countsTheBytesTheEncoderWritesWhereTheTextIsWellFormed(@ForAll("texts") String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(Meter.UTF8_BYTES.measure(wellFormed)).isEqualTo(wellFormed.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void measuresLoneSurrogatesWithoutComplaint() {
        for (Meter meter : ALL) {
            assertThat(meter.measure("\udc00\ud83d")).as(meter.unit()).isPositive();
        }
    }

    @Test
    void namesItsUnit() {
        assertThat(ALL)
                .extracting(Meter::unit)
                .containsExactly(
                        "utf8-byte",
                        "utf16",
                        "code-point",
                        "grapheme",
                        "x-weighted",
                        "x-weighted",
                        "x-weighted",
                        "threads-character",
                        "mastodon-character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"é.", "http://", "a(", "@a/", "#", "http://a.co/(a", "a-.", "é", "👨\u200d", "\u1100", "$A "})
    void measuresALongTextInTimeThatGrowsWithItsLength(String piece) {
        String text = "http://é" + piece.repeat(40_000) + ".com";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ALL.forEach(meter -> meter.measure(text)));
    }

    @Nested
    class OfX {

        @ParameterizedTest
        @CsvSource({
            "Hello, 5, 5, 5",
            "한국, 4, 4, 4",
            "😀, 2, 2, 2",
            "❤️‍🔥, 5, 5, 2",
            "🫱🏻, 4, 4, 2",
            "©, 2, 1, 2",
            "…, 2, 2, 2",
            "see Booking.com, 27, 27, 27",
            "속보: 기준금리 동결 https://example.com/a, 43, 43, 43",
            "https://example.com/a/very/long/path/that/costs/no/more, 23, 23, 23",
            "'   ', 0, 0, 0"
        })
        void weighsByThreeRules(String text, int strict, int reference, int documented) {
            assertThat(Meter.X_WEIGHT.measure(text)).isEqualTo(strict);
            assertThat(Meter.X_WEIGHT_REFERENCE.measure(text)).isEqualTo(reference);
            assertThat(Meter.X_WEIGHT_DOCUMENTED.measure(text)).isEqualTo(documented);
        }
    }

    @Nested
    class OfThreads {

        @ParameterizedTest
        @CsvSource({"abc, 3", "한국, 2", "👨‍👩‍👧‍👦, 25", "a😀b, 6", "e\u0301, 2"})
        void takesTheBytesOfAnEmojiAndOneForEverythingElse(String text, int length) {
            assertThat(Meter.THREADS.measure(text)).isEqualTo(length);
        }
    }

    @Nested
    class OfMastodon {

        @ParameterizedTest
        @CsvSource({
            "http://a.co, 23",
            "x http://example.com/a/b/c?d=e#f y, 27",
            "example.com, 11",
            "xhttp://example.com, 19",
            "@user@example.social hi, 8",
            "👨‍👩‍👧‍👦, 1",
            "'  ', 0"
        })
        void reservesForUrlsAndForgetsServers(String text, int length) {
            assertThat(Meter.MASTODON.measure(text)).isEqualTo(length);
        }

        @Test
        void takesTheInstancesOwnPriceOfAUrl() {
            assertThat(Meter.mastodon(40).measure("http://a.co!")).isEqualTo(41);
        }

        @Test
        void refusesAPriceBelowOne() {
            assertThatThrownBy(() -> Meter.mastodon(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("charactersReservedPerUrl: 0 (expected: >= 1)");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return XTexts.mixed();
    }
}
