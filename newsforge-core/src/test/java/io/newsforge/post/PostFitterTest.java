package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.platform.Entity;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostFitterTest {

    private static final URI LINK = URI.create("https://example.com/news/rate");

    private final PostFitter fitter = PostFitter.create();
    private final PlatformCatalog catalog = PlatformCatalog.builtIn();

    private Post fit(PlatformSpec platform, Draft draft) {
        Fit fit = fitter.fit(platform, draft);
        assertThat(fit).isInstanceOf(Fit.Fitted.class);
        return ((Fit.Fitted) fit).post();
    }

    private String textOf(PlatformSpec platform, Draft draft) {
        Post post = fit(platform, draft);
        assertThat(post.parts()).hasSize(1);
        return post.parts().get(0).text();
    }

    private static PlatformSpec room(int utf16Units) {
        return PlatformSpec.builder("small")
                .limit(utf16Units, Meter.UTF16_UNITS)
                .build();
    }

    @Nested
    class WhenThereIsRoom {

        @Test
        void laysOutHeadlineBodyHashtagsAndLink() {
            Draft draft = Draft.builder("The bank kept its rate.")
                    .headline("Rate held")
                    .hashtag("#Rates")
                    .hashtag("Banks")
                    .link(LINK)
                    .build();

            Post post = fit(catalog.require("telegram"), draft);

            assertThat(post.parts().get(0).text())
                    .isEqualTo(
                            "Rate held\n\nThe bank kept its rate.\n\n#Rates #Banks\n\nhttps://example.com/news/rate");
            assertThat(post.parts().get(0).payload()).startsWith("<b>Rate held</b>\n\n");
            assertThat(post.certificate().cuts()).isEmpty();
            assertThat(post.certificate().valid()).isTrue();
        }

        @Test
        void leavesOutTheLinkWhereNobodyCanFollowIt() {
            Post post = fit(
                    catalog.require("instagram"),
                    Draft.builder("A fact.").link(LINK).build());

            assertThat(post.parts().get(0).text()).isEqualTo("A fact.");
            assertThat(post.certificate().cuts()).containsExactly(new Cut(Cut.Kind.LINK, 1));
        }

        @Test
        void writesALinkInAsciiSoThatNoPlatformEndsItEarly() {
            Draft draft = Draft.builder("위키.")
                    .link(URI.create("https://example.com/wiki/대한민국"))
                    .build();

            Post post = fit(catalog.require("x"), draft);

            assertThat(post.parts().get(0).entities())
                    .extracting(Entity::value)
                    .containsExactly("https://example.com/wiki/%EB%8C%80%ED%95%9C%EB%AF%BC%EA%B5%AD");
        }

        @Test
        void leavesOutATagThePlatformWouldNotReadWhole() {
            Draft draft = Draft.builder("A fact.")
                    .hashtag("K-pop")
                    .hashtag("Music")
                    .hashtag("2026")
                    .build();

            assertThat(textOf(catalog.require("x"), draft)).isEqualTo("A fact.\n\n#Music");
        }

        @Test
        void escapesTheBodyButNotTheTagsOfLittleText() {
            Draft draft = Draft.builder("Up (again) by 3%").hashtag("Rates").build();

            Post post = fit(catalog.require("linkedin"), draft);

            assertThat(post.parts().get(0).payload()).isEqualTo("Up \\(again\\) by 3%\n\n#Rates");
        }
    }

    @Nested
    class WhenRoomIsShort {

        @Test
        void keepsWholeSentencesFirst() {
            Draft draft = Draft.of("The bank kept its rate. Analysts had expected a cut. Markets fell.");

            Post post = fit(room(60), draft);

            assertThat(post.parts().get(0).text()).isEqualTo("The bank kept its rate. Analysts had expected a cut.");
            assertThat(post.certificate().cuts()).containsExactly(new Cut(Cut.Kind.SENTENCES, 14));
        }

        @Test
        void givesUpHashtagsBeforeTheFirstSentence() {
            Draft draft = Draft.builder("The bank kept its key rate at 2.50%.")
                    .hashtag("Rates")
                    .hashtag("CentralBank")
                    .build();

            Post post = fit(room(45), draft);

            assertThat(post.parts().get(0).text()).isEqualTo("The bank kept its key rate at 2.50%.\n\n#Rates");
            assertThat(post.certificate().cuts()).containsExactly(new Cut(Cut.Kind.HASHTAGS, 1));
        }

        @Test
        void cutsAtAClauseWhenThatKeepsMost() {
            Draft draft =
                    Draft.of("The harbour ferry now runs on batteries, which the city says will save it millions");

            assertThat(textOf(room(50), draft)).isEqualTo("The harbour ferry now runs on batteries…");
        }

        @Test
        void cutsAtAWordOtherwise() {
            Draft draft =
                    Draft.of("The harbour ferry now runs on batteries that charge within six minutes at either pier");

            assertThat(textOf(room(50), draft)).isEqualTo("The harbour ferry now runs on batteries that…");
        }

        @Test
        void keepsANumberAndItsUnitTogether() {
            Draft draft = Draft.of("The refit of the old harbour ferry cost 11.4 million dollars in all");

            assertThat(textOf(room(48), draft)).isEqualTo("The refit of the old harbour ferry cost…");
        }

        @Test
        void neverSplitsAQuotation() {
            Draft draft = Draft.of("The minister said “we will never agree to any of this” and left the room at once");

            assertThat(textOf(room(50), draft)).isEqualTo("The minister said…");
        }

        @Test
        void neverSplitsALink() {
            Draft draft =
                    Draft.of("Read it all here https://example.com/a-very-long-path/that/does/not/end and then reply");

            assertThat(textOf(
                            catalog.require("bluesky").toBuilder()
                                    .limit(50, Meter.GRAPHEMES)
                                    .build(),
                            draft))
                    .isEqualTo("Read it all here…");
        }

        @Test
        void neverSplitsAGraphemeOfAnEndlessWord() {
            Draft draft = Draft.of("👨‍👩‍👧‍👦".repeat(10));

            assertThat(textOf(
                            PlatformSpec.builder("small")
                                    .limit(4, Meter.GRAPHEMES)
                                    .build(),
                            draft))
                    .isEqualTo("👨‍👩‍👧‍👦".repeat(3) + "…");
        }

        @Test
        void cutsBetweenIdeographsWhereNoSpacesAre() {
            Draft draft = Draft.of("中央銀行は政策金利を据え置くことを決めた");

            assertThat(textOf(room(11), draft)).isEqualTo("中央銀行は政策金利を…");
        }

        @Test
        void fallsBackToTheHeadlineWhenTheBodyCannotBeCut() {
            Draft draft = Draft.builder("“" + "never ".repeat(20) + "”")
                    .headline("No deal")
                    .build();

            Post post = fit(room(40), draft);

            assertThat(post.parts().get(0).text()).isEqualTo("No deal");
            assertThat(post.certificate().cuts()).extracting(Cut::kind).containsExactly(Cut.Kind.BODY);
        }

        @Test
        void givesUpTheLinkOnlyWhenNothingElseIsLeft() {
            Draft draft = Draft.builder("A short fact.")
                    .link(URI.create("https://example.com/" + "a".repeat(100)))
                    .build();

            Post post = fit(room(60), draft);

            assertThat(post.parts().get(0).text()).isEqualTo("A short fact.");
            assertThat(post.certificate().cuts()).containsExactly(new Cut(Cut.Kind.LINK, 1));
        }
    }

    @Nested
    class WhenThereIsTooMuchOfSomething {

        @Test
        void takesTheSignsOfSurplusHashtags() {
            assertThat(textOf(catalog.require("instagram"), Draft.of("#a1 #b2 #c3 #d4 #e5 #f6 #g7")))
                    .isEqualTo("#a1 #b2 #c3 #d4 #e5 f6 g7");
        }

        @Test
        void countsTheTagsBelowTheTextAsWell() {
            Draft draft = Draft.builder("#a1 #b2 fact")
                    .hashtag("c3")
                    .hashtag("d4")
                    .hashtag("e5")
                    .hashtag("f6")
                    .build();

            Post post = fit(catalog.require("instagram"), draft);

            assertThat(post.parts().get(0).check().valid()).isTrue();
            assertThat(post.parts().get(0).text()).isEqualTo("#a1 b2 fact\n\n#c3 #d4 #e5 #f6");
        }

        @Test
        void keepsOneCashtagOnX() {
            assertThat(textOf(catalog.require("x"), Draft.of("$AAPL rose, $MSFT fell")))
                    .isEqualTo("$AAPL rose, MSFT fell");
        }
    }

    /** Quadratic time would take minutes on these; the bound is generous so that a busy machine does not fail it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#a1 ",
                "@abc ",
                "(",
                "a, ",
                "“a ",
                "'a ",
                "a.",
                "👨‍👩‍👧‍👦",
                "中央銀行",
                "https://example.com/a ",
                "$AAPL "
            })
    @Timeout(60)
    void staysBoundedOnHostileText(String piece) {
        String hostile = piece.repeat(200_000 / piece.length());

        for (PlatformSpec platform : catalog.all()) {
            Fit fit = fitter.fit(
                    platform, Draft.builder(hostile).headline("Headline").build());

            assertThat(fit).isInstanceOf(Fit.Fitted.class);
        }
    }

    @Nested
    class WhenThereIsNothingToSay {

        @Test
        void saysSoForBlankText() {
            assertThat(fitter.fit(catalog.require("x"), Draft.of(" \n\uFEFF\u200B ")))
                    .isEqualTo(new Fit.Unfit("x", Fit.Reason.NOTHING_TO_SAY));
        }

        @Test
        void saysSoForOneEndlessLink() {
            assertThat(fitter.fit(catalog.require("bluesky"), Draft.of("https://example.com/" + "a".repeat(400))))
                    .isEqualTo(new Fit.Unfit("bluesky", Fit.Reason.INDIVISIBLE));
        }
    }

    @Nested
    class Threads {

        private static final String STORY = "The harbour ferry began running on batteries on Friday. "
                .repeat(12)
                .strip();

        @Test
        void numbersPartsThatAreEachValid() {
            Draft draft =
                    Draft.builder(STORY).hashtag("Ferry").link(LINK).asThread().build();

            Post post = fit(catalog.require("x"), draft);

            assertThat(post.isThread()).isTrue();
            int count = post.parts().size();
            for (int i = 0; i < count; i++) {
                assertThat(post.parts().get(i).text()).endsWith("\n\n" + (i + 1) + "/" + count);
                assertThat(post.parts().get(i).check().valid()).isTrue();
            }
        }

        @Test
        void tellsTheWholeTextAndTheLinkOnce() {
            Draft draft = Draft.builder(STORY).link(LINK).asThread().build();

            List<PostPart> parts = fit(catalog.require("bluesky"), draft).parts();

            String all = String.join(" ", parts.stream().map(PostPart::text).toList());
            assertThat(all.split("Friday", -1)).hasSize(13);
            assertThat(all.split("https://", -1)).hasSize(2);
            assertThat(parts.get(parts.size() - 1).text()).contains(LINK.toString());
        }

        @Test
        void continuesASentenceThatIsTooLongForOnePart() {
            String sentence = "and then the ferry turned around ".repeat(20).strip();

            List<PostPart> parts = fit(
                            catalog.require("x"),
                            Draft.builder(sentence).asThread().build())
                    .parts();

            assertThat(parts.get(0).text()).contains("…\n\n1/");
            assertThat(parts.get(1).text()).startsWith("…");
        }

        @Test
        void staysOnePostWhenOneIsEnough() {
            assertThat(fit(
                                    catalog.require("x"),
                                    Draft.builder("A fact.").asThread().build())
                            .parts())
                    .hasSize(1);
        }

        @Test
        void staysOnePostWhereThePlatformHasNoThreads() {
            assertThat(fit(
                                    catalog.require("telegram"),
                                    Draft.builder(STORY.repeat(8)).asThread().build())
                            .parts())
                    .hasSize(1);
        }
    }
}
