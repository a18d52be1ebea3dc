package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.Editorial;
import io.newsforge.platform.Entity;
import io.newsforge.platform.HeadlineStyle;
import io.newsforge.platform.LinkPlacement;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editorial policy as hosts set it, and what they are told. */
class PolicyTest {

    private static final URI LINK = URI.create("https://courier.example.com/a");

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();
    private final PostFitter fitter = PostFitter.create();

    private PlatformSpec with(String id, java.util.function.UnaryOperator<Editorial.Builder> change) {
        PlatformSpec platform = catalog.require(id);
        return platform.toBuilder()
                .editorial(change.apply(platform.editorial().toBuilder()).build())
                .build();
    }

    private Post post(PlatformSpec platform, Draft draft) {
        return ((Fit.Fitted) fitter.fit(platform, draft)).post();
    }

    @Nested
    class OfLinks {

        private final Draft draft = Draft.builder("The ferry runs.").link(LINK).build();

        @Test
        void putsTheLinkIntoAReply() {
            Post post = post(with("x", it -> it.link(LinkPlacement.REPLY)), draft);

            assertThat(post.parts()).extracting(PostPart::text).containsExactly("The ferry runs.", LINK.toString());
            assertThat(post.parts().get(0).entities()).isEmpty();
            assertThat(post.certificate().cuts()).isEmpty();
        }

        @Test
        void putsTheLinkLastWhereThereAreNoReplies() {
            assertThat(post(with("telegram", it -> it.link(LinkPlacement.REPLY)), draft)
                            .parts())
                    .singleElement()
                    .extracting(PostPart::text)
                    .isEqualTo("The ferry runs.\n\n" + LINK);
        }

        @Test
        void givesTheLinkBesideTheText() {
            Post post = post(with("facebook", it -> it.link(LinkPlacement.BESIDE)), draft);

            assertThat(post.parts().get(0).text()).isEqualTo("The ferry runs.");
            assertThat(post.payload().get(0).text("link")).contains(LINK.toString());
        }

        @Test
        void leavesTheLinkOut() {
            Post post = post(with("x", it -> it.link(LinkPlacement.NONE)), draft);

            assertThat(post.payload().get(0).json()).doesNotContain("courier");
            assertThat(post.certificate().cuts()).isEmpty();
        }
    }

    @Nested
    class OfEmoji {

        @Test
        void leavesOutThoseBeyondTheFirstAndCountsThem() {
            Draft draft = Draft.builder("Rain 🌧️ and 👨‍👩‍👧‍👦 sun ☀️.")
                    .headline("Wind 💨")
                    .build()
                    .withEmojiAtMost(1);

            assertThat(draft.headline()).contains("Wind 💨");
            assertThat(draft.body()).isEqualTo("Rain and sun.");
            assertThat(post(catalog.require("telegram"), draft).certificate().cuts())
                    .containsExactly(new Cut(Cut.Kind.EMOJI, 3));
        }

        @Test
        void leavesADraftAloneThatHasFew() {
            Draft draft = Draft.of("Rain 🌧️.");

            assertThat(draft.withEmojiAtMost(1)).isSameAs(draft);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "美 연준, 금리 \"동결\"...'인하' 신호|미국 연준, 금리 “동결”…‘인하’ 신호",
                "[속보] 한은ㆍ정부 \"日 수출 美보다 늘어\"|[속보] 한은·정부 “日 수출 美보다 늘어”",
                "中日 정상회담|中日 정상회담",
                "Bank's rate 'held'|Bank's rate 'held'"
            })
    void setsHeadlinesAsKoreanNewsroomsDo(String written, String set) {
        assertThat(HeadlineSetting.set(HeadlineStyle.KOREAN, written)).isEqualTo(set);
        assertThat(HeadlineSetting.set(HeadlineStyle.KOREAN, set)).isEqualTo(set);
        assertThat(HeadlineSetting.set(HeadlineStyle.AS_WRITTEN, written)).isEqualTo(written);
    }

    @Test
    void aStyleReachesHeadlineAndTitle() {
        Draft draft = Draft.builder("본문입니다.").headline("美 금리...").build();

        assertThat(post(with("telegram", it -> it.headlineStyle(HeadlineStyle.KOREAN)), draft)
                        .parts()
                        .get(0)
                        .text())
                .startsWith("미국 금리…");
        assertThat(post(catalog.require("naver-blog"), draft).fields()).containsEntry("title", "미국 금리…");
    }

    @Nested
    class Warns {

        private List<PostWarning.Kind> kinds(String platform, Draft draft) {
            return post(catalog.require(platform), draft).warnings().stream()
                    .map(PostWarning::kind)
                    .toList();
        }

        @Test
        void ofLinksThatNobodyMeantAndOfWhatTheyCost() {
            Post post = post(catalog.require("x"), Draft.of("Read README.md first."));

            assertThat(post.warnings())
                    .extracting(PostWarning::kind)
                    .containsExactly(PostWarning.Kind.ACCIDENTAL_LINK, PostWarning.Kind.LINK_FEE);
            assertThat(post.warnings().get(0).message()).isEqualTo("README.md becomes a link");
            assertThat(post.warnings().get(0)).hasToString("PostWarning[ACCIDENTAL_LINK]");
            assertThat(kinds("mastodon", Draft.of("Read README.md first."))).isEmpty();
        }

        @Test
        void notOfTheDraftsOwnLink() {
            assertThat(kinds("bluesky", Draft.builder("News.").link(LINK).build()))
                    .isEmpty();
        }

        @Test
        void ofCommandsToBots() {
            assertThat(kinds("telegram", Draft.of("Type /start to begin.")))
                    .containsExactly(PostWarning.Kind.ACCIDENTAL_COMMAND);
        }

        @Test
        void ofAFirstSentenceThatTheFeedHides() {
            assertThat(kinds("instagram", Draft.of("word ".repeat(40) + "end. More.")))
                    .contains(PostWarning.Kind.FOLDED);
            assertThat(kinds("instagram", Draft.of("The news is short. Then " + "word ".repeat(40) + "end.")))
                    .doesNotContain(PostWarning.Kind.FOLDED);
        }

        @Test
        void ofAHeadlineThatTheCardRepeats() {
            Article article = Article.builder()
                    .title("Ferry goes electric")
                    .paragraph("x")
                    .build();
            Draft draft = Draft.builder("Ferry goes electric").link(LINK).build();
            Fit.Fitted fitted = (Fit.Fitted) fitter.fit(catalog.require("bluesky"), draft, article);

            assertThat(fitted.post().warnings())
                    .extracting(PostWarning::kind)
                    .containsExactly(PostWarning.Kind.HEADLINE_REPEATED);
        }

        @Test
        void ofImagesThatAreMissingOrSilent() {
            Draft silent = Draft.builder("News.")
                    .image(new PostImage(URI.create("https://img.example.com/a.jpg"), ""))
                    .build();

            assertThat(kinds("pinterest", Draft.of("News."))).contains(PostWarning.Kind.IMAGE_MISSING);
            assertThat(kinds("pinterest", silent)).containsExactly(PostWarning.Kind.ALT_TEXT_MISSING);
        }

        @Test
        void ofTitlesThatWereCutAndOfLimitsThatNobodyPublished() {
            Draft draft = Draft.builder("News.").headline("word ".repeat(40)).build();

            assertThat(kinds("naver-blog", draft))
                    .containsExactly(PostWarning.Kind.FIELD_CUT, PostWarning.Kind.UNCONFIRMED_RULE);
        }
    }

    @Nested
    class OfCarousels {

        @Test
        void tellsOneClaimASlide() {
            Draft draft = Draft.builder("The ferry runs on batteries alone since Friday, the city said in a statement. "
                            + "Each crossing costs a third less than it did with diesel, and takes fourteen minutes. "
                            + "“We expected less noise, and we got it,” said the captain of the vessel on Saturday.")
                    .headline("Ferry goes electric")
                    .link(LINK)
                    .hashtag("Tern")
                    .build();

            List<String> slides = Carousel.slides(catalog.require("instagram"), draft);

            assertThat(slides).hasSize(3);
            assertThat(slides.get(0))
                    .startsWith("Ferry goes electric\n\nThe ferry")
                    .endsWith("1/3");
            assertThat(slides.get(2))
                    .startsWith("“We expected less noise, and we got it,”")
                    .endsWith("3/3");
            assertThat(String.join("", slides)).doesNotContain("https://", "#Tern");
        }

        @Test
        void keepsToWhatThePlatformTakes() {
            Draft draft = Draft.of("A sentence of this story that is told. ".repeat(60));

            assertThat(Carousel.slides(catalog.require("pinterest"), draft)).hasSize(5);
            assertThat(Carousel.slides(catalog.require("voice"), draft)).hasSize(10);
            assertThat(Carousel.slides(catalog.require("x"), Draft.of("Short.")))
                    .containsExactly("Short.");
            assertThat(Carousel.slides(catalog.require("x"), Draft.of(" "))).isEmpty();
        }
    }

    @Test
    void suggestsTheNearestTextThatIsValid() {
        String tooLong = "A sentence that is told. ".repeat(20);

        assertThat(fitter.suggestion(catalog.require("x"), tooLong)).hasValueSatisfying(text -> {
            assertThat(tooLong).startsWith(text);
            assertThat(catalog.require("x").check(text).valid()).isTrue();
        });
        assertThat(fitter.suggestion(catalog.require("x"), " valid  as it is")).contains(" valid  as it is");
        assertThat(fitter.suggestion(catalog.require("x"), "\uFEFF")).isEmpty();
    }

    @Test
    void entitiesOfTelegramAreKnownByKind() {
        assertThat(catalog.require("telegram")
                        .check("Write to news@example.com or /help")
                        .entities())
                .extracting(Entity::type)
                .containsExactly(Entity.Type.EMAIL, Entity.Type.COMMAND);
    }
}
