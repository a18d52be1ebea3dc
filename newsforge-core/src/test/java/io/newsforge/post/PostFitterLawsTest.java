package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import io.newsforge.platform.Entity;
import io.newsforge.platform.LinkPlacement;
import io.newsforge.platform.OffsetUnit;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.PostText;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any string on every built-in platform. */
class PostFitterLawsTest {

    private static final URI LINK = URI.create("https://example.com/news/2026/11/rate");

    private final PostFitter fitter = PostFitter.create();

    @Provide
    Arbitrary<PlatformSpec> platforms() {
        return Arbitraries.of(PlatformCatalog.builtIn().all());
    }

    /** Words of all kinds, glued in any way: what a hostile or merely messy article might hold. */
    @Provide
    Arbitrary<String> messyText() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(0).ofMaxLength(12),
                Arbitraries.of(
                        "https://example.com/path?q=1",
                        "example.com",
                        "README.md",
                        "#기준금리",
                        "#Ferry",
                        "$AAPL",
                        "@news@example.social",
                        "3.25%",
                        "$1,000",
                        "2.5 million",
                        "“말했다”",
                        "\"quoted, words\"",
                        "👨‍👩‍👧‍👦",
                        "🇰🇷🇰🇷",
                        "한국은행은",
                        "क्षि",
                        "e\u0301\u0323",
                        "नमस्ते",
                        "\u202Egnp.exe",
                        "…",
                        "a".repeat(120)),
                Arbitraries.of(" ", "\n", "\n\n\n", ". ", ", ", ""));
        return piece.list().ofMaxSize(150).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 600)
    void whatLeavesIsValid(@ForAll("messyText") String text, @ForAll("platforms") PlatformSpec platform) {
        Draft draft = Draft.builder(text)
                .headline("머리기사 headline")
                .hashtag("경제")
                .hashtag("News")
                .link(LINK)
                .build();

        Fit fit = fitter.fit(platform, draft);

        assertThat(fit).isInstanceOf(Fit.Fitted.class);
        assertThat(((Fit.Fitted) fit).post().parts())
                .allSatisfy(part ->
                        assertThat(platform.check(part.text()).violations()).isEmpty());
    }

    @Property(tries = 600)
    void everyPartOfAThreadIsValid(@ForAll("messyText") String text, @ForAll("platforms") PlatformSpec platform) {
        Draft draft =
                Draft.builder(text).headline("Headline").link(LINK).asThread().build();

        Fit fit = fitter.fit(platform, draft);

        assertThat(fit).isInstanceOf(Fit.Fitted.class);
        assertThat(((Fit.Fitted) fit).post().parts())
                .allSatisfy(part ->
                        assertThat(platform.check(part.text()).violations()).isEmpty());
    }

    @Property(tries = 600)
    void anyStringFitsOrSaysWhyNot(@ForAll String text, @ForAll("platforms") PlatformSpec platform) {
        Fit fit = fitter.fit(platform, Draft.of(text));

        if (fit instanceof Fit.Fitted fitted) {
            assertThat(fitted.post().certificate().valid()).isTrue();
        } else {
            assertThat(PostText.tidy(text).isBlank() || ((Fit.Unfit) fit).reason() == Fit.Reason.INDIVISIBLE)
                    .isTrue();
        }
    }

    @Property(tries = 600)
    void fittingTwiceIsFittingOnce(@ForAll("messyText") String text, @ForAll("platforms") PlatformSpec platform) {
        if (fitter.fit(platform, Draft.of(text)) instanceof Fit.Fitted once) {
            String fitted = once.post().parts().get(0).text();

            Fit again = fitter.fit(platform, Draft.of(fitted));

            assertThat(((Fit.Fitted) again).post().parts().get(0).text()).isEqualTo(fitted);
            assertThat(((Fit.Fitted) again).post().certificate().cuts()).isEmpty();
        }
    }

    @Property(tries = 600)
    void whatIsMissingIsInTheCertificate(@ForAll("messyText") String text, @ForAll("platforms") PlatformSpec platform) {
        Draft draft = Draft.builder(text).hashtag("News").link(LINK).build();

        if (platform.editorial().link() != LinkPlacement.NONE
                && fitter.fit(platform, draft) instanceof Fit.Fitted fitted
                && fitted.post().certificate().cuts().isEmpty()) {
            assertThat(fitted.post().parts().get(0).text()).startsWith(platform.written(text));
            assertThat(fitted.post().parts().get(0).text() + fitted.post().fields())
                    .satisfiesAnyOf(
                            all -> assertThat(all).contains("#News"),
                            all -> assertThat(all).contains("tags=News"));
            assertThat(fitted.post().payload().get(0).json()).contains(LINK.toString());
        }
    }

    @Property(tries = 600)
    void noGraphemeAndNoLinkIsSplit(@ForAll("messyText") String text, @ForAll("platforms") PlatformSpec platform) {
        if (!(fitter.fit(platform, Draft.of(text)) instanceof Fit.Fitted fitted)
                || hasCut(fitted, Cut.Kind.SURPLUS_ENTITIES)) {
            return;
        }
        String tidy = PostText.tidy(text);
        String kept = withoutEllipsis(fitted.post().parts().get(0).text(), tidy);

        assertThat(tidy).startsWith(kept);
        assertThat(isGraphemeBoundary(tidy, kept.length())).isTrue();
        assertThat(platform.syntax().find(tidy))
                .filteredOn(entity -> entity.type() == Entity.Type.LINK)
                .noneMatch(link ->
                        link.unit() == OffsetUnit.UTF16 && link.start() < kept.length() && kept.length() < link.end());
    }

    private static boolean hasCut(Fit.Fitted fitted, Cut.Kind kind) {
        List<Cut> cuts = fitted.post().certificate().cuts();
        return cuts.stream().anyMatch(cut -> cut.kind() == kind);
    }

    private static String withoutEllipsis(String fitted, String original) {
        if (original.startsWith(fitted)) {
            return fitted;
        }
        String kept = fitted.substring(0, fitted.length() - 1);
        return original.startsWith(kept) ? kept : kept.stripTrailing();
    }

    private static boolean isGraphemeBoundary(String text, int index) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return clusters.isBoundary(index);
    }
}
