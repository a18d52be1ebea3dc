package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.XUrl;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a review found, so that it stays mended. */
class ReviewedTest {

    private static final URI LINK = URI.create("https://e.example.com/a");

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();
    private final PostFitter fitter = PostFitter.create();

    private Post post(String platform, Draft draft) {
        return ((Fit.Fitted) fitter.fit(catalog.require(platform), draft)).post();
    }

    @Test
    @Timeout(20)
    void addressesThatFailAreRefusedAtOnce() {
        assertThat(XUrl.isValid("https://a.co/" + "\u00E9".repeat(4_000) + "^")).isFalse();
        assertThat(XUrl.isValid("https://" + "a-_".repeat(1_300) + ".co/")).isFalse();
        assertThat(XUrl.isValid("https://a.co/" + "\u00E9".repeat(4_000))).isTrue();
    }

    @Test
    @Timeout(20)
    void telegramsLinksAreFoundAtOnceInRowsOfSigns() {
        assertThat(EntitySyntax.TELEGRAM.find(".?".repeat(100_000))).isEmpty();
        assertThat(EntitySyntax.TELEGRAM.find("a.b/.?".repeat(30_000))).isEmpty();
        assertThat(EntitySyntax.TELEGRAM.find("x.com?... y.com")).hasSize(2);
    }

    @Test
    void theLinkOfAMailIsNoPartOfAnotherAddress() {
        Draft draft = Draft.builder("See https://e.example.com/about for more.")
                .link(LINK)
                .image(new PostImage(URI.create("https://e.example.com/a/1.jpg"), "A pier"))
                .build();

        assertThat(post("naver-blog", draft).payload().get(0).text("html").orElseThrow())
                .contains(
                        "<img src=\"https://e.example.com/a/1.jpg\"",
                        "https://e.example.com/about for more.",
                        "<p><a href=\"https://e.example.com/a\">https://e.example.com/a</a></p>");
    }

    @Test
    void aLinkBesideTheTextHasItsHostInAscii() {
        Draft draft = Draft.builder("News.")
                .link(URI.create("https://b\u00FCcher.example.com/a"))
                .build();

        assertThat(post("kakaotalk", draft).payload().get(0).json()).contains("https://xn--bcher-kva.example.com/a");
    }

    @Test
    void plainAddressesOfTheTextStayWholeInMarkdown() {
        Draft draft = Draft.of("See https://e.example.com/a_b_c and *that* too.");

        assertThat(post("discord", draft).parts().get(0).payload())
                .isEqualTo("See https://e.example.com/a_b_c and \\*that\\* too.");
    }

    @Test
    void rulesCanTakeFieldsAway() {
        assertThat(catalog.withRules("{\"platforms\": [{\"id\": \"ours\", \"extends\": \"youtube\", \"fields\": []}]}")
                        .require("ours")
                        .fields())
                .isEmpty();
    }

    @Test
    void aTemplateNeverSpeaksAlone() {
        PostFitter templated =
                fitter.with(PostTemplates.none().with("bluesky", PostTemplate.of("t", 1, "{body}\nRead on")));
        Draft draft = Draft.builder("https://e.example.com/" + "a".repeat(5_000))
                .headline("Headline")
                .build();

        assertThat(templated.fit(catalog.require("bluesky"), draft)).isInstanceOf(Fit.Unfit.class);
    }

    @Test
    void aTemplateIsEscapedAsAWhole() {
        PostFitter templated =
                fitter.with(PostTemplates.none().with("discord", PostTemplate.of("t", 1, "News: {body}")));
        Post post = ((Fit.Fitted) templated.fit(catalog.require("discord"), Draft.of("1. First - and more"))).post();

        assertThat(post.parts().get(0).payload()).isEqualTo("News: 1. First - and more");
    }

    @Test
    void titlesWithoutSpacesHaveASlug() {
        Article article = Article.builder()
                .title("\u6771\u4EAC\u306E\u9996\u76F8".repeat(10))
                .paragraph("x")
                .build();
        Post post = ((Fit.Fitted) fitter.fit(catalog.require("seo-blog"), Draft.of("News."), article)).post();

        assertThat(post.fields().getOrDefault("slug", ""))
                .startsWith("%E6%9D%B1")
                .hasSizeBetween(150, 200);
    }
}
