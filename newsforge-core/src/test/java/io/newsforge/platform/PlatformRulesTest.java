package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformRulesTest {

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();

    @Test
    void changesAPlatformOfTheSameIdAndKeepsTheRest() {
        PlatformSpec changed = catalog.withRules(
                        "{\"platforms\": [{\"id\": \"mastodon\", \"limits\": [{\"max\": 5000, \"unit\": \"mastodon\"}],"
                                + " \"editorial\": {\"link\": \"reply\", \"emoji\": 0}}]}")
                .require("mastodon");

        assertThat(changed.limits()).containsExactly(new TextLimit(5_000, Meter.MASTODON, new RuleSource.Host()));
        assertThat(changed.editorial().link()).isEqualTo(LinkPlacement.REPLY);
        assertThat(changed.editorial().emoji()).isZero();
        assertThat(changed.editorial().hashtags())
                .isEqualTo(catalog.require("mastodon").editorial().hashtags());
        assertThat(changed.threads()).isTrue();
    }

    @Test
    void addsAPlatformThatStandsOnAnother() {
        PlatformCatalog more = catalog.withRules("""
                {"platforms": [
                  {"id": "intranet", "extends": "telegram", "name": "Intranet", "markup": "plain", "payload": "text",
                   "fields": [{"name": "title", "role": "title", "max": 60, "unit": "grapheme"}],
                   "media": {"min": 1, "max": 3}, "replacements": {"€": "EUR"}, "linksClickable": false},
                  {"id": "intranet-short", "extends": "intranet", "limits": [{"max": 100, "unit": "utf16"}]}
                ]}""");

        PlatformSpec shorter = more.require("intranet-short");
        assertThat(shorter.name()).isEqualTo("Intranet");
        assertThat(shorter.limits().get(0).max()).isEqualTo(100);
        assertThat(shorter.media())
                .hasValueSatisfying(media -> assertThat(media.min()).isEqualTo(1));
        assertThat(shorter.written("5 €")).isEqualTo("5 EUR");
        assertThat(shorter.fields()).singleElement().extracting(FieldRule::role).isEqualTo(FieldRule.Role.TITLE);
        assertThat(more.require("telegram").fields()).isEmpty();
    }

    @Test
    void readsSourcesAndThePriceOfALink() {
        PlatformSpec ours = catalog.withRules(
                        "{\"platforms\": [{\"id\": \"ours\", \"limits\": [{\"max\": 50, \"urlCost\": 10, \"source\": \"a page\","
                                + " \"checked\": \"2026-10\", \"confidence\": \"unconfirmed\"}]}]}")
                .require("ours");

        assertThat(ours.limits().get(0).source())
                .isEqualTo(
                        new RuleSource.Published("a page", YearMonth.of(2026, 10), RuleSource.Confidence.UNCONFIRMED));
        assertThat(ours.limits().get(0).meter().measure("https://example.com/a-long-path"))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|rules: [] (expected: an object)",
                "{\"platform\": []}|rules.platform: unknown (expected: one of [platforms])",
                "{\"platforms\": {}}|rules.platforms: {} (expected: an array)",
                "{\"platforms\": [{\"id\": 7}]}|rules.platforms[0].id: 7 (expected: a text)",
                "{\"platforms\": [{\"id\": \"X Y\"}]}|rules.platforms[0].id: id: X Y (expected: 1 to 40 lower-case letters,"
                        + " digits and hyphens)",
                "{\"platforms\": [{\"id\": \"x\", \"threads\": \"yes\"}]}|rules.platforms[0].threads: \"yes\" (expected: true or"
                        + " false)",
                "{\"platforms\": [{\"id\": \"x\", \"limits\": [{\"max\": 0, \"unit\": \"utf16\"}]}]}|"
                        + "rules.platforms[0].limits[0].max: max: 0 (expected: >= 1)",
                "{\"platforms\": [{\"id\": \"x\", \"editorial\": {\"link\": \"top\"}}]}|"
                        + "rules.platforms[0].editorial.link: \"top\" (expected: one of [beside, last, none, reply])",
                "{\"platforms\": [{\"id\": \"x\", \"editorial\": {\"emoji\": -1}}]}|"
                        + "rules.platforms[0].editorial.emoji: emoji: -1 (expected: >= 0)",
                "{\"platforms\": [{\"id\": \"new\"}]}|rules.platforms[0].limits: limits: none for new (expected: at least one)"
            })
    void saysWhereARuleIsWrong(String json, String message) {
        assertThatThrownBy(() -> catalog.withRules(json))
                .isInstanceOf(PlatformRulesException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheUnitsThereAre() {
        assertThatThrownBy(() -> catalog.withRules(
                        "{\"platforms\": [{\"id\": \"x\", \"limits\": [{\"max\": 9, \"unit\": \"words\"}]}]}"))
                .hasMessageStartingWith(
                        "rules.platforms[0].limits[0].unit: \"words\" (expected: one of [code-point, column,");
    }

    @Test
    void refusesWhatIsNoJsonOrTooDeep() {
        assertThatThrownBy(() -> catalog.withRules("{")).isInstanceOf(PlatformRulesException.class);
        assertThatThrownBy(() -> catalog.withRules("{\"platforms\":" + "[".repeat(500)))
                .isInstanceOf(PlatformRulesException.class);
        assertThatThrownBy(() -> catalog.withRules("{\"platforms\": [], \"platforms\": []}"))
                .isInstanceOf(PlatformRulesException.class);
    }

    @Nested
    class OfAMastodonServer {

        @Test
        void takesWhatTheServerSays() {
            PlatformSpec own = MastodonInstance.rules("our-mastodon", """
                    {"domain": "social.example", "configuration": {
                      "statuses": {"max_characters": 11000, "max_media_attachments": 6, "characters_reserved_per_url": 30},
                      "media_attachments": {"description_limit": 10000}}}""", YearMonth.of(2026, 11));

            assertThat(own.id()).isEqualTo("our-mastodon");
            assertThat(own.limits().get(0).max()).isEqualTo(11_000);
            assertThat(own.limits().get(0).meter().measure("https://a.example.com"))
                    .isEqualTo(30);
            assertThat(own.limits().get(0).source().describe())
                    .isEqualTo("/api/v2/instance of social.example, checked 2026-11");
            assertThat(own.media())
                    .hasValueSatisfying(media -> assertThat(media.max()).isEqualTo(6));
            assertThat(own.fields())
                    .singleElement()
                    .satisfies(field -> assertThat(field.limit().max()).isEqualTo(10_000));
        }

        @Test
        void keepsTheDefaultsForWhatItDoesNotSay() {
            PlatformSpec own =
                    MastodonInstance.rules("m", "{\"configuration\": {\"statuses\": {}}}", YearMonth.of(2026, 11));

            assertThat(own.limits().get(0).max()).isEqualTo(500);
            assertThat(own.limits().get(0).meter().measure("https://a.example.com"))
                    .isEqualTo(23);
        }

        @Test
        void refusesWhatIsNoAnswerOfAServer() {
            assertThatThrownBy(() -> MastodonInstance.rules("m", "{}", YearMonth.of(2026, 11)))
                    .hasMessage("instance: no configuration.statuses (expected: the answer of /api/v2/instance)");
            assertThatThrownBy(() -> MastodonInstance.rules(
                            "m",
                            "{\"configuration\": {\"statuses\": {\"max_characters\": -5}}}",
                            YearMonth.of(2026, 11)))
                    .hasMessage("max_characters: -5 (expected: a whole number >= 1)");
        }
    }
}
