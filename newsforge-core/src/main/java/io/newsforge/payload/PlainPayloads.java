package io.newsforge.payload;

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

    private PlainPayloads() {}
}
