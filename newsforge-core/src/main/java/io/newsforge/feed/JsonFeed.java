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
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    if (!each.test(entry(parser.readValueAsTree()))) {
                        known = true;
                        return;
                    }
                }
            } else if (value == JsonToken.VALUE_STRING) {
                addFact(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
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
        entry.language =
                item.has("language") ? EntryBuilder.locale(item.path("language").asText()) : language;
        entry.id = EntryBuilder.line(item.path("id").asText());
        entry.title = EntryBuilder.line(item.path("title").asText());
        entry.link(item.path("url").asText(), base)
                .link(item.path("external_url").asText(), base);
        entry.published(item.path("date_published").asText())
                .published(item.path("date_modified").asText());
        entry.author(item.path("author").path("name").asText());
        item.path("authors").forEach(author -> entry.author(author.path("name").asText()));
        item.path("tags").forEach(tag -> entry.tag(tag.asText()));
        entry.summary = item.path("summary").asText();
        entry.content = content(item);
        return entry.build();
    }

    private static String content(JsonNode item) {
        if (item.has("content_html")) {
            return item.path("content_html").asText();
        }
        String text = item.path("content_text").asText();
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return escaped.isBlank()
                ? ""
                : "<p>" + escaped.replaceAll("\n{2,}", "</p><p>").replace("\n", "<br>") + "</p>";
    }
}
