package io.newsforge.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.article.Article;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.Meter;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.RuleSource;
import io.newsforge.platform.TextLimit;
import io.newsforge.post.Draft;
import io.newsforge.post.Fit;
import io.newsforge.post.Post;
import io.newsforge.post.PostFitter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PayloadsTest {

    private static final URI LINK = URI.create("https://courier.example.com/2026/11/harbour-ferry-electric");

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();
    private final Article article = Article.builder()
            .title("Ferry <goes> electric & quiet")
            .canonicalUrl(LINK)
            .language(Locale.ENGLISH)
            .paragraph("The ferry runs on batteries.")
            .build();
    private final Draft draft = Draft.builder("전기 여객선: the [ferry] runs on batteries & is <quiet>.")
            .hashtag("Ferry")
            .link(LINK)
            .build();

    private Post post(PlatformSpec platform, Draft from) {
        return ((Fit.Fitted) PostFitter.create().fit(platform, from, article)).post();
    }

    private Map<String, Object> fields(String platform) {
        return post(catalog.require(platform), draft).payload().get(0).fields();
    }

    private static String shown(Map<String, Object> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    @Nested
    class ForBluesky {

        @Test
        @SuppressWarnings("unchecked")
        void facetsSliceTheirLinkAndTagOutOfTheBytes() {
            PlatformSpec shortened =
                    catalog.require("bluesky").toBuilder().shortLinks().build();
            Map<String, Object> fields = post(shortened, draft).payload().get(0).fields();
            byte[] text = String.valueOf(fields.get("text")).getBytes(StandardCharsets.UTF_8);
            List<Map<String, Object>> facets = (List<Map<String, Object>>) fields.getOrDefault("facets", List.of());

            assertThat(facets).hasSize(2);
            assertThat(facets.stream().map(facet -> slice(text, facet)))
                    .containsExactly("#Ferry", "courier.example.com/2026/11/harb...");
            assertThat(facets.get(1).toString()).contains("uri=" + LINK);
            assertThat(fields).containsEntry("langs", List.of("en"));
            assertThat(shown(fields, "embed")).contains("uri=" + LINK, "Ferry <goes> electric & quiet");
        }

        @SuppressWarnings("unchecked")
        private String slice(byte[] text, Map<String, Object> facet) {
            Map<String, Integer> index = (Map<String, Integer>) facet.getOrDefault("index", Map.of());
            int start = index.getOrDefault("byteStart", -1);
            int end = index.getOrDefault("byteEnd", -1);
            return new String(text, start, end - start, StandardCharsets.UTF_8);
        }

        @Test
        void onlyTheFirstPartOfAThreadHasACard() {
            Draft story = Draft.builder("The ferry left the harbour at nine on Friday morning. ".repeat(12))
                    .link(LINK)
                    .asThread()
                    .build();

            List<Payload> payloads = post(catalog.require("bluesky"), story).payload();

            assertThat(payloads).hasSizeGreaterThan(1);
            assertThat(payloads.get(0).fields()).containsKey("embed");
            assertThat(payloads.subList(1, payloads.size()))
                    .allSatisfy(payload -> assertThat(payload.fields()).doesNotContainKey("embed"));
        }
    }

    @Test
    void telegramGetsItsHtmlAndThePreviewOfTheArticle() {
        assertThat(fields("telegram"))
                .containsEntry("parse_mode", "HTML")
                .containsEntry("link_preview_options", Map.of("url", LINK.toString()));
        assertThat(shown(fields("telegram"), "text")).contains("batteries &amp; is &lt;quiet&gt;.");
    }

    @Test
    void linkedInGetsItsEscapesAndTheCard() {
        assertThat(shown(fields("linkedin"), "commentary")).contains("\\[ferry\\]", "\\<quiet\\>");
        assertThat(shown(fields("linkedin"), "content")).contains("source=" + LINK, "title=Ferry <goes>");
    }

    @Test
    void theOthersGetTheirFieldsByTheirNames() {
        assertThat(fields("x")).containsOnlyKeys("text");
        assertThat(fields("mastodon")).containsOnlyKeys("status", "language");
        assertThat(fields("facebook")).containsEntry("link", LINK.toString()).containsKey("message");
        assertThat(fields("instagram")).containsOnlyKeys("caption");
        assertThat(fields("threads"))
                .containsEntry("topic_tag", "Ferry")
                .containsEntry("link_attachment", LINK.toString());
    }

    @Test
    void fieldsAndRefusedCharactersOfAPlatformAreKept() {
        PlatformSpec video = PlatformSpec.builder("video")
                .limit(5_000, Meter.UTF8_BYTES)
                .field(new FieldRule(
                        "title",
                        FieldRule.Role.TITLE,
                        new TextLimit(20, Meter.UTF16_UNITS, new RuleSource.Host()),
                        FieldRule.Overrun.REFUSED))
                .replacing("<", "‹")
                .replacing(">", "›")
                .build();

        Post post = post(video, draft);

        assertThat(post.fields()).containsEntry("title", "Ferry ‹goes›…");
        assertThat(post.parts().get(0).text()).contains("is ‹quiet›.");
        assertThat(post.payload().get(0).text("title")).contains("Ferry ‹goes›…");
        assertThat(post.certificate().valid()).isTrue();
        assertThat(video.check("a < b").violations()).hasSize(1);
    }

    @Test
    void aFormatThatNobodyKnowsIsNamed() {
        PlatformSpec odd = PlatformSpec.builder("odd")
                .limit(100, Meter.UTF16_UNITS)
                .payload("fax")
                .build();

        assertThatThrownBy(() -> post(odd, draft))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("payload: fax (expected: one of [blog, bluesky, ");
    }

    @Test
    void aNewsForgeKnowsTheHostsFormats() {
        PlatformSpec odd = PlatformSpec.builder("odd")
                .limit(200, Meter.UTF16_UNITS)
                .payload("fax")
                .build();
        NewsForge forge = NewsForge.builder()
                .platform(odd)
                .payloadFormat("fax", message -> Payload.of(Map.of("page", message.written())))
                .build();

        Post post = forge.convert(Source.article(article), ConversionRequest.to("odd"))
                .posts()
                .get(0);

        assertThat(post.payload().get(0).text("page"))
                .contains(post.parts().get(0).text());
        assertThatThrownBy(() -> NewsForge.builder().platform(odd).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("payload: fax (expected: one of ");
    }

    @Test
    void aHostMayBringAFormatOfItsOwn() {
        PlatformSpec odd = PlatformSpec.builder("odd")
                .limit(100, Meter.UTF16_UNITS)
                .payload("fax")
                .build();
        PostFitter fitter = PostFitter.using(PayloadFormats.builtIn()
                .with("fax", message -> Payload.of(Map.of("page", message.text().length()))));

        Post post = ((Fit.Fitted) fitter.fit(odd, Draft.of("Short."))).post();

        assertThat(post.payload().get(0).json()).isEqualTo("{\"page\":6}");
        assertThat(post.payload().get(0)).hasToString("Payload[page]");
    }

    @Nested
    class ForPlatformsOnRequest {

        private final Draft pictured = draft.toBuilder()
                .headline("Ferry goes electric & quiet")
                .image(new PostImage(URI.create("https://img.example.com/a.jpg"), "The ferry at the pier"))
                .image(new PostImage(URI.create("https://img.example.com/b.jpg"), ""))
                .build();

        private String json(String platform) {
            return post(catalog.require(platform), pictured).payload().get(0).json();
        }

        @Test
        void youTubeTakesNoAngleBrackets() {
            assertThat(json("youtube"))
                    .startsWith("{\"snippet\":{\"title\":\"Ferry goes electric & quiet\",\"description\":\"전기 여객선")
                    .contains("is ‹quiet›", "\"tags\":[\"Ferry\"]", "\"defaultLanguage\":\"en\"")
                    .doesNotContain("<", ">");
        }

        @Test
        void redditTakesATitleAndMarkdown() {
            assertThat(json("reddit"))
                    .startsWith(
                            "{\"kind\":\"self\",\"title\":\"Ferry goes electric & quiet\",\"text\":\"전기 여객선: the \\\\[ferry")
                    .contains(LINK.toString());
        }

        @Test
        void pinterestTakesLinkAndCarousel() {
            assertThat(json("pinterest"))
                    .contains(
                            "\"link\":\"" + LINK + "\"",
                            "\"alt_text\":\"The ferry at the pier\"",
                            "\"source_type\":\"multiple_image_urls\"");
        }

        @Test
        void tikTokTakesPhotos() {
            assertThat(json("tiktok"))
                    .contains(
                            "\"post_info\":{\"title\":\"Ferry goes electric & quiet\"",
                            "\"photo_images\":[\"https://img.example.com/a.jpg\",\"https://img.example.com/b.jpg\"]");
        }

        @Test
        void kakaoTalkTakesTheLinkBesideTheText() {
            assertThat(post(catalog.require("kakaotalk"), draft)
                            .payload()
                            .get(0)
                            .json())
                    .isEqualTo(
                            "{\"object_type\":\"text\",\"text\":\"전기 여객선: the [ferry] runs on batteries & is <quiet>.\","
                                    + "\"link\":{\"web_url\":\"" + LINK + "\",\"mobile_web_url\":\"" + LINK + "\"}}");
        }

        @Test
        void aNewsletterHasBothParts() {
            Payload mail = post(catalog.require("email"), pictured).payload().get(0);

            assertThat(mail.text("subject")).contains("Ferry goes electric & quiet");
            assertThat(mail.text("preheader").orElseThrow()).startsWith("전기 여객선");
            assertThat(mail.text("text").orElseThrow()).contains("<quiet>", LINK.toString());
            assertThat(mail.text("html").orElseThrow())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                    .contains(
                            "<h1>Ferry goes electric &amp; quiet</h1>",
                            "alt=\"The ferry at the pier\"",
                            "&lt;quiet&gt;");
        }

        @Test
        void aPageForSearchEnginesSaysWhereItComesFrom() {
            Payload page = post(catalog.require("seo-blog"), pictured).payload().get(0);

            assertThat(page.text("slug")).contains("ferry-goes-electric-quiet");
            assertThat(page.text("canonical")).contains(LINK.toString());
            assertThat(page.text("head").orElseThrow())
                    .contains(
                            "<title>Ferry goes electric &amp; quiet</title>",
                            "<link rel=\"canonical\" href=\"" + LINK + "\">",
                            "<meta property=\"og:image\" content=\"https://img.example.com/a.jpg\">",
                            "\"@type\":\"BlogPosting\"");
            assertThat(shown(page.fields(), "jsonLd"))
                    .contains("isBasedOn=" + LINK, "headline=Ferry goes electric & quiet", "inLanguage=en");
        }

        @Test
        void aScriptIsSpokenInSentences() {
            Payload script = post(
                            catalog.require("voice"),
                            Draft.builder("One thing is so. And another is not.\n\n셋째 문장이다.")
                                    .headline("Ferry & quay")
                                    .build())
                    .payload()
                    .get(0);

            assertThat(script.text("ssml"))
                    .contains("<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en\">"
                            + "<p><s>Ferry &amp; quay.</s></p><p><s>One thing is so.</s><s>And another is not.</s></p>"
                            + "<p><s>셋째 문장이다.</s></p></speak>");
            assertThat(script.fields().get("estimatedSeconds")).isEqualTo(8);
        }

        @Test
        void eachBuiltInPlatformNamesAFormatThatIsThere() {
            assertThat(catalog.all())
                    .allSatisfy(platform ->
                            assertThat(PayloadFormats.builtIn().names()).contains(platform.payload()));
        }
    }
}
