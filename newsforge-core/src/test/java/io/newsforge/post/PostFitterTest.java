package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.platform.BlueskyText;
import io.newsforge.platform.Entity;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://en.example.org/wiki/Washington,_D.C.",
                    "https://example.com/what-now!",
                    "https://example.com/a(b",
                    "https://example.com/a)b",
                    "https://example.com?x_y=1#part"
                })
        void writesALinkThatEveryPlatformReadsWhole(String link) {
            for (PlatformSpec platform : catalog.all()) {
                PostPart part = fit(
                                platform,
                                Draft.builder("News.").link(URI.create(link)).build())
                        .parts()
                        .get(0);
                if (!platform.syntax().find(link).isEmpty() && platform.linksClickable()) {
                    assertThat(part.entities()).hasSize(1);
                    String target = part.entities().get(0).value();
                    String shown = platform.shortLinks() ? BlueskyText.shortUrl(target) : target;
                    assertThat(part.text()).endsWith(shown);
                    assertThat(part.payload()).endsWith(shown);
                }
            }
        }

        @Test
        void turnsOnlyTheHostOfALinkIntoItsAsciiName() {
            Draft draft = Draft.builder("News.")
                    .link(URI.create("https://뉴스.kr/tag/뉴스.kr"))
                    .build();

            assertThat(textOf(catalog.require("mastodon"), draft))
                    .endsWith("https://xn--vg1b002a.kr/tag/%EB%89%B4%EC%8A%A4.kr");
        }

        @ParameterizedTest
        @ValueSource(strings = {"javascript:alert(1)", "mailto:a@example.com", "https://me:pw@example.com/"})
        void refusesALinkNobodyShouldPost(String link) {
            assertThatThrownBy(() -> Draft.builder("News.").link(URI.create(link)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("(expected: an absolute http or https address without a user)")
                    .hasMessageNotContaining("pw");
        }

        @Test
        void showsALongLinkInShortWhereItsTargetGoesBesideTheText() {
            URI link = URI.create("https://courier.example.com/2026/11/harbour-ferry-electric?ref=" + "a".repeat(300));

            PostPart part = fit(
                            catalog.require("bluesky").toBuilder().shortLinks().build(),
                            Draft.builder("전기 여객선이 떠났다.").link(link).build())
                    .parts()
                    .get(0);

            assertThat(part.text()).endsWith("\n\ncourier.example.com/2026/11/harb...");
            Entity shown = part.entities().get(0);
            assertThat(shown.value()).isEqualTo(link.toString());
            byte[] bytes = part.text().getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, shown.start(), shown.end() - shown.start(), StandardCharsets.UTF_8))
                    .isEqualTo("courier.example.com/2026/11/harb...");
        }

        @Test
        void keepsATagOfTheBodyATagInLittleText() {
            Post post = fit(catalog.require("linkedin"), Draft.of("Up #Rates (again) #a_b"));

            assertThat(post.parts().get(0).payload()).isEqualTo("Up #Rates \\(again\\) \\#a\\_b");
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

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "入場者は三百万人に達した|7|入場者は…",
                    "売上高は1億2千万円だった|9|売上高…",
                    "Prices rose by 5, 6 or 7 percent in all of them|20|Prices rose by…",
                    "Am Ende war der 27. Januar der kälteste Tag|20|Am Ende war der…",
                    "The score stood at 3.25 million dollars then|26|The score stood at…",
                    "It cost -1,000.50 more|12|It cost…",
                })
        void neverSplitsANumberFromItsDigitsOrUnit(String text, int limit, String expected) {
            assertThat(textOf(room(limit), Draft.of(text))).isEqualTo(expected);
        }

        @Test
        void countsExactlyWhatWasCut() {
            Post post = fit(room(12), Draft.of("a".repeat(12) + "⚡"));

            assertThat(post.certificate().cuts()).containsExactly(new Cut(Cut.Kind.CHARACTERS, 2));
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
        @Timeout(60)
        void takesAWholeRunOfSignsAtOnce() {
            String text = ("＃".repeat(20_000) + "a ").repeat(8);

            assertThat(fitter.fit(catalog.require("instagram"), Draft.of(text))).isInstanceOf(Fit.Fitted.class);
        }

        @Test
        void cutsBeforeALinkTooManyAndLeavesTheSentencesWordsAlone() {
            String text =
                    "Sites such as https://a.com https://b.com https://c.com https://d.com https://e.com and https://f.com won.";

            assertThat(textOf(catalog.require("threads"), Draft.of(text)))
                    .isEqualTo(
                            "Sites such as https://a.com https://b.com https://c.com https://d.com https://e.com and…");
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
            assertThat(all.split(LINK.getHost(), -1)).hasSize(2);
            assertThat(parts.get(parts.size() - 1).entities())
                    .extracting(Entity::value)
                    .contains(LINK.toString());
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
        void goesOnBehindAClauseWithoutItsMark() {
            String sentence = "the ferry turned around at the old pier, ".repeat(20) + "and stopped.";

            List<PostPart> parts = fit(
                            catalog.require("x"),
                            Draft.builder(sentence).asThread().build())
                    .parts();

            assertThat(parts.subList(1, parts.size()))
                    .allSatisfy(part -> assertThat(part.text()).startsWith("…the"));
        }

        @Test
        void leavesOutASentenceThatCannotBeSplitAndTellsTheRest() {
            String quotation = "“" + "never ".repeat(60) + "”";
            Draft draft = Draft.builder(STORY + " " + quotation + " " + STORY)
                    .asThread()
                    .build();

            Post post = fit(catalog.require("x"), draft);

            assertThat(post.parts()).hasSizeGreaterThan(4);
            assertThat(post.certificate().cuts())
                    .anyMatch(cut -> cut.kind() == Cut.Kind.SENTENCES && cut.count() >= quotation.length());
        }

        @Test
        void endsInASentenceAndNotInABareLink() {
            for (int words = 20; words < 45; words++) {
                String text = "The harbour ferry began running on batteries on Friday. " + "so ".repeat(words) + "far. "
                        + "It stopped twice and went on. " + "yes ".repeat(words) + "indeed.";
                Draft draft = Draft.builder(text)
                        .hashtag("Ferry")
                        .link(LINK)
                        .asThread()
                        .build();

                List<PostPart> parts = fit(catalog.require("x"), draft).parts();

                assertThat(parts.get(parts.size() - 1).text())
                        .doesNotStartWith("#")
                        .doesNotStartWith("https");
            }
        }

        @Test
        void notesATailThatHasNoRoom() {
            Draft draft = Draft.builder(STORY)
                    .link(URI.create("https://example.com/" + "a".repeat(300)))
                    .asThread()
                    .build();

            Post post = fit(catalog.require("bluesky"), draft);

            assertThat(post.certificate().cuts()).contains(new Cut(Cut.Kind.LINK, 1));
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
