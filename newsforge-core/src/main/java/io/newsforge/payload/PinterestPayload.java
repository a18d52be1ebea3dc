package io.newsforge.payload;

import java.util.List;
import java.util.Map;

/** {@code POST /v5/pins} (Pinterest's openapi of December 2025, checked 2026-11); several images make a carousel. */
final class PinterestPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        Fields fields = Fields.none().all(message.fields()).put("description", message.written());
        List<PostImage> images = message.images();
        if (!images.isEmpty()) {
            fields.textIfAny("alt_text", images.get(0).alt()).put("media_source", source(images));
        }
        return fields.payload();
    }

    private static Fields source(List<PostImage> images) {
        if (images.size() == 1) {
            return Fields.of("source_type", "image_url")
                    .put("url", images.get(0).url().toString());
        }
        return Fields.of("source_type", "multiple_image_urls")
                .put(
                        "items",
                        images.stream()
                                .map(image -> Map.of("url", image.url().toString()))
                                .toList());
    }
}
