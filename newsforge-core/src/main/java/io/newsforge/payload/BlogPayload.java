package io.newsforge.payload;

import java.util.List;

/** A blog entry to paste, as for Naver Blog, which has no public API for posting: title, HTML and tags. */
final class BlogPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        String tags = message.fields().getOrDefault("tags", "");
        return Fields.of("title", message.fields().getOrDefault("title", ""))
                .put("html", HtmlText.of(message, "h3"))
                .put("tags", tags.isEmpty() ? List.of() : List.of(tags.split(",", -1)))
                .payload();
    }
}
