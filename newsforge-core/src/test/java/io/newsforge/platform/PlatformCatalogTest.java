package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformCatalogTest {

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();

    @Test
    void bringsEightUsualPlatformsInOrder() {
        assertThat(catalog.usual())
                .extracting(PlatformSpec::id)
                .containsExactly(
                        "x", "threads", "bluesky", "mastodon", "linkedin", "facebook", "instagram", "telegram");
    }

    @Test
    void bringsTheOthersWhenTheyAreAskedForByName() {
        assertThat(catalog.all())
                .filteredOn(PlatformSpec::onRequest)
                .extracting(PlatformSpec::id)
                .containsExactly(
                        "x-premium",
                        "youtube",
                        "youtube-community",
                        "reddit",
                        "pinterest",
                        "tiktok",
                        "discord",
                        "slack",
                        "kakaotalk",
                        "naver-blog",
                        "email",
                        "seo-blog",
                        "voice");
    }

    @Test
    void givesEveryBuiltInRuleASourceAndADate() {
        assertThat(catalog.all())
                .allSatisfy(spec -> assertThat(spec.limits())
                        .isNotEmpty()
                        .allSatisfy(limit -> assertThat(limit.source()).isInstanceOf(RuleSource.Published.class)));
    }

    @Test
    void namesTheKnownPlatformsWhenOneIsUnknown() {
        assertThatThrownBy(() -> catalog.require("myspace"))
                .isInstanceOf(UnknownPlatformException.class)
                .hasMessageStartingWith("platform: myspace (expected: one of x, threads, bluesky, mastodon, linkedin,"
                        + " facebook, instagram, telegram, x-premium, ");
    }

    @Test
    void letsAHostOverrideARuleAndKeepsTheRest() {
        PlatformSpec roomy = catalog.require("mastodon").toBuilder()
                .limit(5_000, Meter.MASTODON)
                .build();

        PlatformCatalog changed = catalog.with(roomy);

        assertThat(changed.require("mastodon").limits()).hasSize(1);
        assertThat(changed.require("mastodon").limits().get(0).max()).isEqualTo(5_000);
        assertThat(changed.require("mastodon").threads()).isTrue();
        assertThat(catalog.require("mastodon").limits().get(0).max()).isEqualTo(500);
    }

    @Test
    void letsAHostAddAPlatformOfItsOwn() {
        PlatformSpec pager =
                PlatformSpec.builder("pager").limit(20, Meter.UTF16_UNITS).build();

        assertThat(catalog.with(pager)
                        .require("pager")
                        .check("too long for such a small screen")
                        .valid())
                .isFalse();
    }

    @Test
    void refusesAPlatformWithoutALimit() {
        assertThatThrownBy(() -> PlatformSpec.builder("endless").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limits: none for endless (expected: at least one)");
    }

    @Test
    void refusesAnIdNobodyCouldType() {
        assertThatThrownBy(() -> PlatformSpec.builder("My Space"))
                .hasMessage("id: My Space (expected: 1 to 40 lower-case letters, digits and hyphens)");
    }
}
