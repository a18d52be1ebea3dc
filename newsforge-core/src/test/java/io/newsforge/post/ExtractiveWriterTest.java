package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExtractiveWriterTest {

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();
    private final ExtractiveWriter writer = ExtractiveWriter.create();

    private final Article article = Article.builder()
            .title("Harbour ferry goes electric")
            .language(Locale.ENGLISH)
            .site("Eastbay Courier")
            .canonicalUrl(URI.create("https://courier.example.com/ferry"))
            .paragraph("EASTBAY (Courier) - The harbour ferry began running on batteries alone on Friday.")
            .paragraph("Each crossing now costs 38% less than it did with diesel. The refit cost $11.4 million.")
            .paragraph(
                    "“We expected to save a third,” said Joana Reis of the ferry authority. “We are past that already.”")
            .image(new ArticleImage(URI.create("https://courier.example.com/1.jpg"), "", "The Tern at Pier 3."))
            .build();

    private Draft write(Article from, String platform, Style style) {
        PlatformSpec spec = catalog.require(platform);
        return writer.write(
                        WritingTask.builder(from, List.of(spec)).style(style).build())
                .drafts()
                .get(0);
    }

    @Test
    void startsWithTheNewsAndNotWithTheDateline() {
        assertThat(write(article, "x", Style.NEWS).body()).startsWith("The harbour ferry began running");
    }

    @Test
    void tellsOneSentenceInBrief() {
        Draft brief = write(article, "facebook", Style.BRIEF);

        assertThat(((Authorship.Extractive) brief.authorship()).sentences()).hasSize(1);
    }

    @Test
    void setsTheHeadlineOnlyWhereNoCardShowsIt() {
        assertThat(write(article, "telegram", Style.NEWS).headline()).contains("Harbour ferry goes electric");
        assertThat(write(article, "bluesky", Style.NEWS).headline()).isEmpty();
    }

    @Test
    void namesThePublisherWhereNoLinkCanBeFollowed() {
        assertThat(write(article, "instagram", Style.NEWS).sourceLine()).contains("Source: Eastbay Courier");
        Article korean = article.toBuilder().language(Locale.KOREAN).build();
        assertThat(write(korean, "instagram", Style.NEWS).sourceLine()).contains("출처: Eastbay Courier");
    }

    @Test
    void takesTheCaptionWhereAnImageHasNoAlternativeText() {
        assertThat(write(article, "x", Style.NEWS).images())
                .containsExactly(new PostImage(URI.create("https://courier.example.com/1.jpg"), "The Tern at Pier 3."));
    }

    @Test
    void neverTakesAQuotationWithoutItsSpeaker() {
        for (PlatformSpec spec : catalog.all()) {
            String body = write(article, spec.id(), Style.NEWS).body();

            assertThat(body.contains("“We are past") && !body.contains("said Joana Reis"))
                    .isFalse();
        }
    }

    @Test
    void ringsAtNobodysDoor() {
        Article naming = article.toBuilder()
                .paragraph("The mayor @eastbay_mayor and @@port replied to @news@example.social on Sunday evening.")
                .build();

        for (PlatformSpec spec : catalog.all()) {
            Draft draft = write(naming, spec.id(), Style.THREAD);

            assertThat(spec.syntax().find(draft.body())).noneMatch(entity -> entity.type() == Entity.Type.MENTION);
        }
    }

    @Test
    void tellsNoFragments() {
        Article fragments =
                article.toBuilder().paragraph("Eastbay").paragraph("0").build();

        assertThat(write(fragments, "linkedin", Style.NEWS).body().lines()).doesNotContain("Eastbay", "0");
    }

    @Test
    void fallsBackToTheHeadlineWhenNoSentenceHasRoom() {
        Article winding = Article.builder()
                .title("Ferry goes electric")
                .paragraph(
                        "The harbour ferry, which " + "has crossed the strait for years and ".repeat(12) + "stopped.")
                .build();

        Draft draft = write(winding, "x", Style.NEWS);

        assertThat(draft.body()).isEqualTo("Ferry goes electric");
        assertThat(draft.authorship()).isEqualTo(new Authorship.Extractive(List.of()));
    }

    @Test
    void writesFromTheHeadlineAloneWhenThereIsNoText() {
        Article headlineOnly = Article.builder().title("Ferry goes electric").build();

        assertThat(write(headlineOnly, "x", Style.NEWS).body()).isEqualTo("Ferry goes electric");
    }

    @Test
    void asksForAThreadOnlyWhereThereAreThreads() {
        assertThat(write(article, "x", Style.THREAD).isThread()).isTrue();
        assertThat(write(article, "telegram", Style.THREAD).isThread()).isFalse();
    }
}
