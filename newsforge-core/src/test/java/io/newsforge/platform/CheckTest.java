package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckTest {

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();

    @Test
    void measuresInThePlatformsOwnUnit() {
        Check check = catalog.require("x").check("한".repeat(140));

        assertThat(check.valid()).isTrue();
        assertThat(check.measures().get(0).length()).isEqualTo(280);
    }

    @Test
    void saysByHowMuchATextIsTooLong() {
        Check check = catalog.require("x").check("한".repeat(141));

        assertThat(check.valid()).isFalse();
        assertThat(check.violations())
                .containsExactly(
                        new Check.Violation(Check.Rule.LENGTH, "length: 282 x-weighted (expected: at most 280)"));
    }

    @Test
    void measuresEveryLimitOfAPlatform() {
        Check check = catalog.require("bluesky").check("👨‍👩‍👧‍👦".repeat(121));

        assertThat(check.measures()).extracting(Check.Measure::length).containsExactly(121, 3_025);
        assertThat(check.measures()).extracting(Check.Measure::kept).containsExactly(true, false);
        assertThat(check.valid()).isFalse();
    }

    @Test
    void givesOffsetsInThePlatformsOwnUnit() {
        Check check = catalog.require("bluesky").check("속보 https://example.com/a");

        assertThat(check.entities())
                .containsExactly(new Entity(Entity.Type.LINK, 7, 28, OffsetUnit.UTF8_BYTE, "https://example.com/a"));
    }

    @Test
    void countsTheSameLinkOnce() {
        String same = "https://example.com/a ".repeat(6).strip();
        String different = "https://a.com https://b.com https://c.com https://d.com https://e.com https://f.com";

        assertThat(catalog.require("threads").check(same).valid()).isTrue();
        assertThat(catalog.require("threads").check(different).violations())
                .containsExactly(new Check.Violation(Check.Rule.COUNT, "links: 6 (expected: at most 5)"));
    }

    @Test
    void refusesNothingButWhiteSpace() {
        assertThat(catalog.require("telegram").check(" \n ").violations())
                .extracting(Check.Violation::rule)
                .contains(Check.Rule.BLANK);
    }

    @Test
    void namesAForbiddenCharacterByItsCode() {
        assertThat(catalog.require("x").check("a\uFEFFb").violations())
                .contains(new Check.Violation(
                        Check.Rule.CHARACTER, "character: U+FEFF at UTF-16 index 1 (expected: none such)"));
    }

    @Test
    @Timeout(60)
    void staysLinearInTheNumberOfEntities() {
        assertThat(catalog.require("bluesky").check("#a ".repeat(100_000)).entities())
                .hasSize(100_000);
    }

    @Test
    void refusesTextThatNobodyCanSee() {
        assertThat(catalog.require("x").check("\u200D\u200E\u3164").valid()).isFalse();
    }

    @Test
    void agreesWithAccepts() {
        for (PlatformSpec spec : catalog.all()) {
            for (String text : new String[] {"", "a", "a\uFEFF", "가".repeat(400), "#a #b #c #d #e #f", "$AA $BB"}) {
                assertThat(spec.accepts(text)).isEqualTo(spec.check(text).valid());
            }
        }
    }
}
