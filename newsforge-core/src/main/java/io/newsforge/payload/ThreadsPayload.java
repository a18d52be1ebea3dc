package io.newsforge.payload;

import io.newsforge.platform.Entity;

/**
 * {@code POST /{user}/threads} (developers.facebook.com Threads Posts, checked 2026-11). The topic is the first hashtag of the
 * text; the link is attached, so that its card shows whatever else the text holds.
 */
final class ThreadsPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        Fields fields = Fields.of("media_type", "TEXT").put("text", message.written());
        message.entities().stream()
                .filter(entity -> entity.type() == Entity.Type.HASHTAG)
                .findFirst()
                .ifPresent(tag -> fields.put("topic_tag", tag.value()));
        return fields.text("link_attachment", message.link()).payload();
    }
}
