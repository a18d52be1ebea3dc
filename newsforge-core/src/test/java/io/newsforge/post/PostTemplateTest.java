package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.article.Article;
import io.newsforge.article.PublicationDate;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTemplateTest {

    private static final String DESK = """
            {headline}

            {body}

            By {byline} ({date})
            Read on at {site} <now>: {link}
            {hashtags} #Desk""";

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();
    private final Article article = Article.builder()
            .title("Ferry goes electric")
            .site("Courier")
            .published(PublicationDate.of(LocalDate.of(2026, 11, 21)))
            .canonicalUrl(URI.create("https://courier.example.com/a"))
            .language(Locale.ENGLISH)
            .paragraph("The ferry runs on batteries.")
            .build();
    private final Draft draft = Draft.builder("The ferry runs on batteries & is quiet.")
            .headline("Ferry")
            .hashtag("Tern")
            .link(URI.create("https://courier.example.com/a"))
            .build();

    private Post post(String platform, PostTemplate template, Draft from) {
        PostFitter fitter = PostFitter.create().with(PostTemplates.none().with(platform, template));
        return ((Fit.Fitted) fitter.fit(catalog.require(platform), from, article)).post();
    }

    @Test
    void putsThePiecesWhereTheTemplateHasThem() {
        Post post = post("telegram", PostTemplate.of("desk", 2, DESK), draft);

        assertThat(post.parts().get(0).text()).isEqualTo("""
                        Ferry

                        The ferry runs on batteries & is quiet.

                        By  (2026-11-21)
                        Read on at Courier <now>: https://courier.example.com/a
                        #Tern #Desk""");
        assertThat(post.parts().get(0).payload())
                .contains("<b>Ferry</b>", "batteries &amp; is quiet", "Courier &lt;now&gt;", "#Tern #Desk");
        assertThat(post.certificate().template()).isEqualTo("desk/2");
        assertThat(post.certificate().valid()).isTrue();
    }

    @Test
    void leavesOutALineOfWhichNothingIsKnown() {
        PostTemplate template = PostTemplate.of("desk", 1, "{body}\n\nBy {byline}\n\n{link}");

        assertThat(post("mastodon", template, draft).parts().get(0).text())
                .isEqualTo("The ferry runs on batteries & is quiet.\n\nhttps://courier.example.com/a");
    }

    @Test
    void cutsTheBodyWhenRoomIsShort() {
        Draft longer =
                draft.toBuilder().body("A sentence of the ferry. ".repeat(30)).build();
        PostTemplate template = PostTemplate.of("desk", 1, "NEWS {{1}} {body}\n{link}");

        Post post = post("x", template, longer);

        assertThat(post.parts().get(0).text())
                .startsWith("NEWS {1} A sentence of the ferry.")
                .endsWith("/a");
        assertThat(post.parts().get(0).length()).isBetween(240, 280);
        assertThat(post.certificate().cuts()).extracting(Cut::kind).contains(Cut.Kind.SENTENCES);
    }

    @Test
    void keepsTheTagsOfTheTemplateAliveInEveryDialect() {
        PostTemplate template = PostTemplate.of("desk", 1, "{body}\n#Desk");

        assertThat(post("linkedin", template, draft).parts().get(0).payload()).endsWith("\n#Desk");
        assertThat(post("naver-blog", template, draft)
                        .payload()
                        .get(0)
                        .text("html")
                        .orElseThrow())
                .startsWith("<p>The ferry runs on batteries &amp; is quiet.</p>");
    }

    @Test
    void picksTheTemplateOfTheLanguage() {
        PostTemplates templates = PostTemplates.none()
                .with("x", PostTemplate.of("all", 1, "{body}"))
                .with("x", Locale.KOREAN, PostTemplate.of("ko", 1, "\u2500 {body}"));
        PostFitter fitter = PostFitter.create().with(templates);
        Draft korean = Draft.builder("여객선이 전기로 간다.").language(Locale.KOREA).build();

        Post post = ((Fit.Fitted) fitter.fit(catalog.require("x"), korean, article)).post();
        Post other = ((Fit.Fitted) fitter.fit(catalog.require("x"), draft, article)).post();

        assertThat(post.parts().get(0).text()).isEqualTo("\u2500 여객선이 전기로 간다.");
        assertThat(other.certificate().template()).isEqualTo("all/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{headline}|text: no {body} (expected: the text of the post somewhere)",
                "{body} {url}|text, line 1: {url} (expected: one of headline, body, source, hashtags, link, title, site,"
                        + " byline, date)",
                "{body|text, line 1: { without } (expected: {{ for a brace)",
                "{body} }|text, line 1: } without { (expected: }} for a brace)"
            })
    void saysWhatIsWrongWithATemplate(String text, String message) {
        assertThatThrownBy(() -> PostTemplate.of("desk", 1, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void isRefusedWhereItLeavesNoRoom() {
        PostTemplate wordy = PostTemplate.of("wordy", 3, "{title} {site} {byline} {body} {link}");
        PlatformSpec x = catalog.require("x");

        assertThatThrownBy(() -> wordy.checkFor(x))
                .hasMessage("template wordy/3 on x: 587 x-weighted with its shortest text (expected: at most 280)");
        wordy.checkFor(catalog.require("telegram"));
        assertThatThrownBy(() -> NewsForge.builder()
                        .templates(PostTemplates.none().with("x", wordy))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void servesTheFrontDoor() {
        PostTemplates templates = PostTemplates.none().with("x", PostTemplate.of("desk", 7, "Desk: {body}"));
        PlatformSpec roomy =
                catalog.require("x").toBuilder().limit(400, Meter.X_WEIGHT).build();
        try (NewsForge forge =
                NewsForge.builder().platform(roomy).templates(templates).build()) {
            Post post = forge.convert(Source.article(article), ConversionRequest.to("x"))
                    .posts()
                    .get(0);

            assertThat(post.parts().get(0).text()).isEqualTo("Desk: The ferry runs on batteries.");
            assertThat(post.certificate().template()).isEqualTo("desk/7");
        }
    }
}
