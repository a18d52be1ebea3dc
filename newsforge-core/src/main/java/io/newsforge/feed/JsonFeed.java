package io.newsforge.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.feed.FeedUnreadableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One reading of a JSON Feed, version 1 or 1.1 (jsonfeed.org, checked 2026-11). */
final class JsonFeed {

    private static final int DEEPEST = 50;
    private static final String VERSION = "jsonfeed.org/version/";

    private final JsonMapper mapper = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());
    private final @Nullable URI base;
    private String title = "";
    private @Nullable Locale language;
    private boolean known;

    private JsonFeed(@Nullable URI base) {
        this.base = base;
    }

    static boolean isLikely(byte[] head) {
        for (byte b : head) {
            if (b == '{') {
                return true;
            }
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    static void read(InputStream in, @Nullable URI address, Predicate<FeedEntry> each) throws IOException {
        JsonFeed feed = new JsonFeed(address);
        try (JsonParser parser = feed.mapper.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            feed.read(parser, each);
        } catch (JsonProcessingException e) {
            throw new FeedUnreadableException(Reason.BROKEN, "feed: broken JSON (expected: a JSON Feed)");
        }
        if (!feed.known) {
            throw new FeedUnreadableException(Reason.NOT_A_FEED, "feed: no version of JSON Feed (expected: one)");
        }
    }

    private void read(JsonParser parser, Predicate<FeedEntry> each) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                if (!readItems(parser, each)) {
                    known = true;
                    return;
                }
            } else if (value == JsonToken.VALUE_STRING) {
                addFact(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Whether all were wanted; what is no object is passed over. */
    private boolean readItems(JsonParser parser, Predicate<FeedEntry> each) throws IOException {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (!each.test(entry(parser.readValueAsTree()))) {
                return false;
            }
        }
        return true;
    }

    private void addFact(String name, String value) {
        switch (name) {
            case "version" -> known = value.contains(VERSION);
            case "title" -> title = EntryBuilder.line(value);
            case "language" -> language = EntryBuilder.locale(value);
            default -> {}
        }
    }

    private FeedEntry entry(JsonNode item) {
        EntryBuilder entry = new EntryBuilder();
        entry.feed = title;
        entry.language = text(item, "language").isEmpty() ? language : EntryBuilder.locale(text(item, "language"));
        entry.id = EntryBuilder.line(text(item, "id"));
        entry.title = EntryBuilder.line(text(item, "title"));
        entry.link(text(item, "url"), base).link(text(item, "external_url"), base);
        entry.published(text(item, "date_published")).changed(text(item, "date_modified"));
        entry.author(text(item.path("author"), "name"));
        item.path("authors").forEach(author -> entry.author(text(author, "name")));
        item.path("tags").forEach(tag -> entry.tag(tag.isTextual() ? tag.asText() : ""));
        entry.summary = text(item, "summary");
        entry.content = content(item);
        return entry.build();
    }

    /** Empty where there is none, or null, or something else than a text or a number. */
    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }

    private static String content(JsonNode item) {
        String html = text(item, "content_html");
        if (!html.isBlank()) {
            return html;
        }
        String text = text(item, "content_text");
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return escaped.isBlank()
                ? ""
                : "<p>" + escaped.replaceAll("\n{2,}", "</p><p>").replace("\n", "<br>") + "</p>";
    }
}
