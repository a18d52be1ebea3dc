package io.newsforge.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.article.ArticleUnreadableException.Reason;
import java.net.URI;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the JSON shape that {@link ArticleReader} describes; anything else is refused by the name of the field. */
final class JsonReading {

    private static final int DEEPEST = 50;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Reading reading;
    private final Article.Builder article;

    private JsonReading(Reading reading) {
        this.reading = reading;
        this.article = reading.article();
    }

    static void read(String text, Reading reading) {
        new JsonReading(reading).read(parse(text));
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            int row = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw malformed("content", "no JSON, line " + row, "a JSON object");
        }
    }

    private static ArticleUnreadableException malformed(String field, String found, String wanted) {
        return new ArticleUnreadableException(Reason.MALFORMED, field + ": " + found + " (expected: " + wanted + ")");
    }

    private void read(JsonNode root) {
        if (!root.isObject()) {
            throw malformed("content", kind(root), "a JSON object");
        }
        text(root, "title", article::title);
        text(root, "byline", article::byline);
        text(root, "site", article::site);
        text(
                root,
                "published",
                value -> article.published(DateText.find(value)
                        .orElseThrow(() -> malformed(
                                "published", "no date", "an ISO-8601 date, with or without time and offset"))));
        text(
                root,
                "language",
                value -> article.language(LanguageFinder.declared(value, "")
                        .orElseThrow(() -> malformed("language", "no language tag", "a tag such as ko or en-US"))));
        text(root, "canonicalUrl", this::canonicalUrl);
        body(root);
        images(list(root, "images"));
    }

    private void canonicalUrl(String value) {
        URI url = Addresses.web(value, reading.address());
        if (url == null) {
            throw malformed("canonicalUrl", "no web address", "an absolute http or https address");
        }
        article.canonicalUrl(url);
    }

    private void body(JsonNode root) {
        if (root.has("paragraphs")) {
            int index = 0;
            for (JsonNode paragraph : list(root, "paragraphs")) {
                paragraph("paragraphs[" + index++ + "]", paragraph);
            }
        } else if (root.path("text").isTextual()) {
            for (String part : TextReading.paragraphs(root.get("text").asText())) {
                article.paragraph(OneLine.of(part));
            }
        } else {
            throw malformed(
                    root.has("text") ? "text" : "paragraphs",
                    kind(root.path("text")),
                    "paragraphs, a list, or text, a string");
        }
    }

    private void paragraph(String field, JsonNode node) {
        JsonNode text = node.isObject() ? node.path("text") : node;
        if (!text.isTextual()) {
            throw malformed(field, kind(text), "a string or an object with text");
        }
        String line = OneLine.of(text.asText());
        if (!line.isBlank()) {
            article.paragraph(new Paragraph(kindOf(field, node), line));
        }
    }

    private static Paragraph.Kind kindOf(String field, JsonNode node) {
        String name =
                node.path("kind").asText("paragraph").toUpperCase(Locale.ROOT).replace('-', '_');
        for (Paragraph.Kind kind : Paragraph.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw malformed(field + ".kind", "an unknown kind", "paragraph, heading, quote, list-item or caption");
    }

    private void images(JsonNode images) {
        int index = 0;
        for (JsonNode image : images) {
            URI url = Addresses.resolve(image.path("url").asText(""), reading.address());
            if (url == null) {
                throw malformed("images[" + index + "].url", kind(image.path("url")), "an address");
            }
            article.image(new ArticleImage(
                    url, image.path("alt").asText(""), image.path("caption").asText("")));
            index++;
        }
    }

    private static JsonNode list(JsonNode root, String field) {
        JsonNode list = root.path(field);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw malformed(field, kind(list), "a list");
        }
        return list;
    }

    private static void text(JsonNode root, String field, Consumer<String> setter) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isTextual()) {
            throw malformed(field, kind(value), "a string");
        }
        String line = OneLine.of(value.asText());
        if (!line.isBlank()) {
            setter.accept(line);
        }
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
