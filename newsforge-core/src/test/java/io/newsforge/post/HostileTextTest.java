package io.newsforge.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.newsforge.article.Article;
import io.newsforge.markup.RichText;
import io.newsforge.markup.Span;
import io.newsforge.markup.TelegramHtml;
import io.newsforge.markup.TelegramMarkdown;
import io.newsforge.payload.PostImage;
import io.newsforge.platform.Markup;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Whatever an article says, it says and does nothing: what goes to a platform is read back by a parser that is not ours, or at least
 * not the one that wrote it, and gives the same plain text without a sign of markup.
 */
class HostileTextTest {

    private static final URI LINK = URI.create("https://courier.example.com/2026/11/ferry_(new)?a=1&b=2");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlatformCatalog catalog = PlatformCatalog.builtIn();
    private final PostFitter fitter = PostFitter.create();

    @Provide
    Arbitrary<String> hostileText() {
        Arbitrary<String> piece = Arbitraries.of(
                "@everyone",
                "@here",
                "<@123456>",
                "<!channel>",
                "<!here|x>",
                "<#C123>",
                "<script>alert(1)</script>",
                "<b>",
                "</b>",
                "<a href=\"https://evil.example\">",
                "&lt;",
                "&amp;amp;",
                "&#60;",
                "&",
                "<",
                ">",
                "\"",
                "'",
                "[click](https://evil.example)",
                "[",
                "]",
                "(",
                ")",
                "{",
                "}",
                "*bold*",
                "**",
                "_it_",
                "__u__",
                "~~s~~",
                "||sp||",
                "`code`",
                "```",
                "\\",
                "\\\\",
                "^up",
                "# Head",
                "#",
                "- item",
                "+ plus",
                "> quote",
                "1. one",
                "2) two",
                "---",
                "===",
                "u/spez",
                "/r/news",
                "u/_x_",
                "!",
                "\u202Egnp.exe",
                "\u200D",
                "\uFEFF",
                "\u2066x\u2069",
                "\uD800",
                "\u0000",
                "@[X](urn:li:person:1)",
                "{hashtag|\\#|x}",
                "]]>",
                "</script>",
                "<!--",
                "\"}]}",
                "한국은행은",
                "word",
                "3.25%",
                "🇰🇷",
                "https://example.org/a_b_c",
                ":smile:",
                "$AAPL",
                "<t:1:f>",
                "|",
                "=",
                ".",
                "-",
                "+",
                "~");
        Arbitrary<String> gap = Arbitraries.of(" ", "\n", "\n\n", "", ". ");
        return Combinators.combine(piece, gap)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces));
    }

    private Post post(PlatformSpec platform, String text) {
        Article article = Article.builder()
                .title(text)
                .site(text)
                .byline(text)
                .language(Locale.KOREAN)
                .canonicalUrl(LINK)
                .paragraph("x " + text)
                .build();
        Draft draft = Draft.builder("x " + text)
                .headline("h " + text)
                .sourceLine("s " + text)
                .hashtag("News")
                .link(LINK)
                .image(new PostImage(URI.create("https://img.example/a.jpg"), "alt " + text))
                .build();
        return ((Fit.Fitted) fitter.fit(platform, draft, article)).post();
    }

    private Post post(String platform, String text) {
        return post(catalog.require(platform), text);
    }

    @Property(tries = 300)
    void leavesValidOnEveryPlatform(@ForAll("hostileText") String text) {
        for (PlatformSpec platform : catalog.all()) {
            Post post = post(platform, text);

            assertThat(post.certificate().valid()).as(platform.id()).isTrue();
            post.parts()
                    .forEach(part -> assertThat(platform.check(part.text()).violations())
                            .as(platform.id())
                            .isEmpty());
            assertThat(post.payload().get(0).json()).isNotEmpty();
        }
    }

    @Property(tries = 600)
    void telegramReadsThePlainTextAndABoldHeadline(@ForAll("hostileText") String text) {
        PostPart part = post("telegram", text).parts().get(0);
        checkTelegram(part.text(), TelegramHtml.parse(part.payload()));

        PlatformSpec markdown = catalog.require("telegram").toBuilder()
                .markup(Markup.TELEGRAM_MARKDOWN_V2)
                .build();
        PostPart other = post(markdown, text).parts().get(0);
        checkTelegram(other.text(), TelegramMarkdown.parse(other.payload()));
        assertThat(post(markdown, text).payload().get(0).text("parse_mode")).contains("MarkdownV2");
    }

    private static void checkTelegram(String text, RichText read) {
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.spans()).singleElement().satisfies(span -> {
            assertThat(span.kind()).isEqualTo(Span.Kind.BOLD);
            assertThat(span.start()).isZero();
        });
    }

    @Property(tries = 600)
    void linkedInReadsThePlainText(@ForAll("hostileText") String text) {
        PostPart part = post("linkedin", text).parts().get(0);

        StringBuilder read = new StringBuilder();
        String payload = part.payload();
        for (int i = 0; i < payload.length(); i++) {
            char c = payload.charAt(i);
            if (c == '\\') {
                read.append(payload.charAt(++i));
            } else {
                assertThat("|{}@[]()<>*_~".indexOf(c)).as("unescaped " + c).isNegative();
                read.append(c);
            }
        }
        assertThat(read).hasToString(part.text());
    }

    @Property(tries = 600)
    void slackReadsThePlainText(@ForAll("hostileText") String text) throws JsonProcessingException {
        PostPart part = post("slack", text).parts().get(0);
        JsonNode request = JSON.readTree(part.request().json());

        assertThat(part.payload()).doesNotContain("<", ">");
        assertThat(part.payload().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .isEqualTo(part.text());
        assertThat(request.path("mrkdwn").asBoolean(true)).isFalse();
        assertThat(request.path("text").asText()).doesNotContain("<", ">");
        assertThat(request.path("blocks")).hasSize(3);
        assertThat(request.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(request.at("/blocks/1/text/type").asText()).isEqualTo("plain_text");
        assertThat(request.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("<https://courier.example.com/2026/11/ferry_(new)?a=1&amp;b=2>");
    }

    @Property(tries = 600)
    void discordReadsThePlainTextAndCallsNobody(@ForAll("hostileText") String text) {
        PostPart part = post("discord", text).parts().get(0);

        String withoutReferences = part.payload().replace("&", "&amp;"); // which Discord does not know
        assertThat(markdown(withoutReferences)).isEqualTo(words(part.text()));
        assertThat(part.request().fields().get("allowed_mentions")).isEqualTo(Map.of("parse", List.of()));
        assertThat(part.payload()).doesNotContainPattern("(?<!\\\\)<[@#!t]");
        assertThat(part.request().text("content").orElseThrow().length()).isLessThanOrEqualTo(2_000);
    }

    @Property(tries = 600)
    void redditReadsThePlainTextAndCallsNobody(@ForAll("hostileText") String text) {
        PostPart part = post("reddit", text).parts().get(0);

        assertThat(markdown(part.payload())).isEqualTo(words(part.text()));
        assertThat(part.payload().replaceAll("https?://\\S+", ""))
                .doesNotContainPattern("(?<![\\p{L}\\p{N}/])[ur]/[A-Za-z0-9_]");
    }

    /** What CommonMark makes of it, all white space as one space; anything but paragraphs of text fails. */
    private static String markdown(String payload) {
        StringBuilder read = new StringBuilder();
        Parser.builder().build().parse(payload).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                read.append(text.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                read.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                read.append(' ');
            }

            @Override
            public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                read.append(' ');
            }

            @Override
            protected void visitChildren(org.commonmark.node.Node parent) {
                boolean plain = parent instanceof Paragraph || parent instanceof org.commonmark.node.Document;
                assertThat(plain).as("markup: " + parent).isTrue();
                super.visitChildren(parent);
            }
        });
        return words(read.toString());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Property(tries = 300)
    void htmlHoldsOurElementsOnly(@ForAll("hostileText") String text) {
        for (String platform : List.of("email", "naver-blog", "seo-blog")) {
            Post post = post(platform, text);
            Document read = Jsoup.parse(post.payload().get(0).text("html").orElseThrow());

            assertThat(read.select("*").eachAttr("onclick")).isEmpty();
            assertThat(read.body().select("*").stream()
                            .map(element -> element.normalName())
                            .distinct())
                    .as(platform)
                    .isSubsetOf("body", "div", "h1", "h3", "p", "a", "figure", "img");
            assertThat(read.select("a").eachAttr("href")).containsExactly(LINK.toString());
            if (platform.equals("naver-blog")) {
                assertThat(words(String.join(" ", read.select("p").eachText())))
                        .isEqualTo(words(post.parts().get(0).text()));
            }
        }
    }

    @Property(tries = 300)
    void theHeadOfAPageHoldsOneScriptAndThatIsData(@ForAll("hostileText") String text) throws Exception {
        Post post = post("seo-blog", text);
        Document head = Jsoup.parse(post.payload().get(0).text("head").orElseThrow());

        assertThat(head.select("script")).singleElement().satisfies(script -> {
            assertThat(script.attr("type")).isEqualTo("application/ld+json");
            Map<?, ?> data = JSON.readValue(script.data(), Map.class);
            assertThat(data).isEqualTo(post.payload().get(0).fields().get("jsonLd"));
        });
        assertThat(head.select("link[rel=canonical]").attr("href")).isEqualTo(LINK.toString());
    }

    @Property(tries = 300)
    void speechIsWellFormed(@ForAll("hostileText") String text) throws Exception {
        Post post = post("voice", text);
        String ssml = post.payload().get(0).text("ssml").orElseThrow();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);

        org.w3c.dom.Document read =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(ssml.getBytes(StandardCharsets.UTF_8)));

        assertThat(read.getDocumentElement().getTagName()).isEqualTo("speak");
        assertThat(words(read.getDocumentElement().getTextContent()).replace(" ", ""))
                .isEqualTo(
                        words(post.payload().get(0).text("text").orElseThrow()).replace(" ", ""));
    }

    @Property(tries = 300)
    void blueskysFacetsCutExactlyWhatTheyName(@ForAll("hostileText") String text) throws JsonProcessingException {
        PostPart part = post("bluesky", text).parts().get(0);
        byte[] bytes = part.text().getBytes(StandardCharsets.UTF_8);

        for (JsonNode facet : JSON.readTree(part.request().json()).path("facets")) {
            int start = facet.at("/index/byteStart").asInt();
            int end = facet.at("/index/byteEnd").asInt();
            String slice = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            JsonNode feature = facet.at("/features/0");
            assertThat(part.text()).contains(slice);
            if (feature.has("uri")) {
                assertThat(feature.path("uri").asText()).endsWith(slice.replaceFirst("^https?://", ""));
            } else {
                assertThat("#" + feature.path("tag").asText()).endsWithIgnoringCase(slice.substring(1));
            }
        }
    }
}
