package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.markup.MarkupException;
import io.newsforge.markup.RichText;
import io.newsforge.markup.Span;
import io.newsforge.markup.TelegramHtml;
import io.newsforge.markup.TelegramMarkdown;
import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.platform.Meter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** Cases of Telegram: what it links by itself, its two dialects of markup, and lengths after these are read. */
final class TelegramVectors {

    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;

    private TelegramVectors() {}

    static void register(VectorCheckers checkers) {
        checkers.add("telegram", "find_hashtags", test -> found(test, "hashtags", Entity.Type.HASHTAG));
        checkers.add("telegram", "find_cashtags", test -> found(test, "cashtags", Entity.Type.CASHTAG));
        checkers.add("telegram", "find_mentions", test -> found(test, "mentions", Entity.Type.MENTION));
        checkers.add("telegram", "find_bot_commands", test -> found(test, "bot_commands", Entity.Type.COMMAND));
        checkers.add("telegram", "find_urls", TelegramVectors::urls);
        checkers.add("telegram", "find_tg_urls", test -> links(test, "tg_urls", TelegramVectors::isForApp));
        checkers.add("telegram", "parse_html", test -> parsed(test, TelegramHtml::parse));
        checkers.add("telegram", "parse_markdown_v2", test -> parsed(test, TelegramMarkdown::parse));
        checkers.add("telegram", "length", TelegramVectors::length);
    }

    private static ObjectNode found(VectorCase test, String field, Entity.Type type) {
        return VectorJson.strings(field, written(test, type));
    }

    private static List<String> written(VectorCase test, Entity.Type type) {
        return VectorJson.only(type, EntitySyntax.TELEGRAM.find(test.input())).stream()
                .map(entity -> VectorJson.written(test.input(), entity))
                .toList();
    }

    private static ObjectNode urls(VectorCase test) {
        ObjectNode got = links(test, "urls", link -> !isForApp(link));
        got.setAll(found(test, "emails", Entity.Type.EMAIL));
        return got;
    }

    private static ObjectNode links(VectorCase test, String field, Predicate<String> wanted) {
        return VectorJson.strings(
                field, written(test, Entity.Type.LINK).stream().filter(wanted).toList());
    }

    private static boolean isForApp(String link) {
        String lower = link.toLowerCase(Locale.ROOT);
        return lower.startsWith("tg://") || lower.startsWith("ton://");
    }

    private static ObjectNode parsed(VectorCase test, Function<String, RichText> parser) {
        try {
            RichText read = parser.apply(test.input());
            ObjectNode got = VectorJson.object().put("text", read.text()).put("unit", "utf16");
            ArrayNode entities = got.putArray("entities");
            read.spans().forEach(span -> entities.add(entity(span)));
            return got;
        } catch (MarkupException e) {
            return VectorJson.object().put("error", e.getMessage());
        }
    }

    private static ObjectNode entity(Span span) {
        ObjectNode entity = VectorJson.object()
                .put("type", span.kind().name().toLowerCase(Locale.ROOT))
                .put("offset", span.start())
                .put("length", span.length());
        switch (span.kind()) {
            case TEXT_LINK -> entity.put("url", span.value());
            case TEXT_MENTION -> entity.put("user_id", Integer.parseInt(span.value()));
            case CUSTOM_EMOJI -> entity.put("custom_emoji_id", span.value());
            case DATE_TIME -> putTime(entity, span.value());
            case PRE -> {
                if (!span.value().isEmpty()) {
                    entity.put("language", span.value());
                }
            }
            default -> {}
        }
        return entity;
    }

    private static void putTime(ObjectNode entity, String value) {
        String[] parts = value.split(" ", -1);
        entity.put("unix_time", Integer.parseInt(parts[0]));
        entity.put("date_flags", parts.length == 1 ? 0 : flags(parts[1]));
    }

    /** TDLib's own form of a format: a bit for each letter, of which both for the day of the week are one. */
    private static int flags(String format) {
        return format.chars()
                .map(letter -> letter == 'R' || letter == 'W' ? Character.toLowerCase(letter) : letter)
                .map(letter -> 1 << "rtTdDw".indexOf(letter))
                .reduce(0, (flags, flag) -> flags | flag);
    }

    private static ObjectNode length(VectorCase test) {
        String mode = test.options().path("parseMode").asText();
        String text = test.input();
        if (mode.equals("HTML")) {
            text = TelegramHtml.parse(text).text();
        } else if (mode.equals("MarkdownV2")) {
            text = TelegramMarkdown.parse(text).text();
        }
        int most = test.options().path("field").asText().equals("caption") ? LONGEST_CAPTION : LONGEST_TEXT;
        int codePoints = Meter.CODE_POINTS.measure(text);
        return VectorJson.object()
                .put("codePoints", codePoints)
                .put("utf16", text.length())
                .put("valid", codePoints <= most);
    }
}
