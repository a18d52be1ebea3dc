package io.newsforge.payload;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formats of APIs that take one text and little else. */
final class PlainPayloads {

    /** The text and the platform's fields, each by its name. Also X's {@code POST /2/tweets} (docs.x.com, checked 2026-11). */
    static final PayloadFormat TEXT = message ->
            Fields.of("text", message.written()).all(message.fields()).payload();

    /** {@code POST /api/v1/statuses} (docs.joinmastodon.org, checked 2026-11). */
    static final PayloadFormat MASTODON = message ->
            Fields.of("status", message.written()).language("language", message).payload();

    /** {@code POST /{page}/feed}; the card is made of {@code link} (developers.facebook.com, checked 2026-11). */
    static final PayloadFormat FACEBOOK = message -> Fields.of("message", message.written())
            .text("link", message.isFirst() ? message.link() : Optional.empty())
            .payload();

    /**
     * {@code POST /{user}/media}: a caption, and an image without which there is no post (developers.facebook.com, checked
     * 2026-11).
     */
    static final PayloadFormat INSTAGRAM = message -> {
        Fields fields = Fields.of("caption", message.written());
        message.images().stream()
                .findFirst()
                .ifPresent(image ->
                        fields.all(Map.of("image_url", image.url().toString())).textIfAny("alt_text", image.alt()));
        return fields.payload();
    };

    /** {@code videos.insert} and {@code videos.update} (YouTube Data API v3, checked 2026-11). */
    static final PayloadFormat YOUTUBE = message -> {
        Fields snippet =
                Fields.of("title", message.fields().getOrDefault("title", "")).put("description", message.written());
        String tags = message.fields().getOrDefault("tags", "");
        if (!tags.isEmpty()) {
            snippet.put("tags", List.of(tags.split(",", -1)));
        }
        return Fields.of("snippet", snippet.language("defaultLanguage", message))
                .payload();
    };

    /** {@code POST /api/submit} of a text (Reddit's API, checked 2026-11). The host adds the community. */
    static final PayloadFormat REDDIT = message -> Fields.of("kind", "self")
            .all(message.fields())
            .put("text", message.written())
            .put("sendreplies", false)
            .payload();

    /** {@code POST} to a channel or webhook (discord-api-docs, checked 2026-11): no text of an article can call anybody. */
    static final PayloadFormat DISCORD = message -> Fields.of("content", message.written())
            .put("allowed_mentions", Map.of("parse", List.of()))
            .payload();

    /** The template {@code text} of KakaoTalk's message API (developers.kakao.com, checked 2026-11). */
    static final PayloadFormat KAKAOTALK = message -> {
        Fields link = Fields.none().text("web_url", message.link()).text("mobile_web_url", message.link());
        return Fields.of("object_type", "text")
                .put("text", message.written())
                .put("link", link)
                .payload();
    };

    private PlainPayloads() {}
}
