package io.newsforge.payload;

import java.util.List;

/**
 * A photo post of {@code POST /v2/post/publish/content/init/} (developers.tiktok.com, checked 2026-11); there is no post without
 * an image. The host adds who may see it.
 */
final class TikTokPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        List<String> images =
                message.images().stream().map(image -> image.url().toString()).toList();
        Fields info = Fields.none().all(message.fields()).put("description", message.written());
        return Fields.of("post_info", info)
                .put(
                        "source_info",
                        Fields.of("source", "PULL_FROM_URL")
                                .put("photo_cover_index", 0)
                                .put("photo_images", images))
                .put("media_type", "PHOTO")
                .payload();
    }
}
