package io.newsforge.payload;

import io.newsforge.article.Article;
import io.newsforge.platform.Entity;
import java.util.List;
import java.util.Optional;

/**
 * A record of {@code app.bsky.feed.post} (atproto lexicons, checked 2026-11): facets with offsets in UTF-8 bytes, since the server
 * links nothing itself, and the link's card, which it does not fetch. The host adds {@code createdAt}, the card's thumbnail, which
 * has to be uploaded before, and facets of mentions, which need the accounts' DIDs.
 */
final class BlueskyPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        Fields fields = Fields.of("$type", "app.bsky.feed.post").put("text", message.text());
        List<Fields> facets = message.entities().stream()
                .flatMap(entity -> feature(entity).map(one -> facet(entity, one)).stream())
                .toList();
        if (!facets.isEmpty()) {
            fields.each("facets", facets);
        }
        message.language().ifPresent(language -> fields.put("langs", List.of(language.toLanguageTag())));
        if (message.isFirst()) {
            message.article().flatMap(article -> card(article, message)).ifPresent(card -> fields.put("embed", card));
        }
        return fields.payload();
    }

    private static Fields facet(Entity entity, Fields feature) {
        return Fields.of("index", Fields.of("byteStart", entity.start()).put("byteEnd", entity.end()))
                .each("features", List.of(feature));
    }

    private static Optional<Fields> feature(Entity entity) {
        return switch (entity.type()) {
            case LINK ->
                Optional.of(Fields.of("$type", "app.bsky.richtext.facet#link").put("uri", entity.value()));
            case HASHTAG, CASHTAG ->
                Optional.of(Fields.of("$type", "app.bsky.richtext.facet#tag").put("tag", tag(entity)));
            case MENTION, EMAIL, COMMAND -> Optional.empty();
        };
    }

    private static String tag(Entity entity) {
        return entity.type() == Entity.Type.CASHTAG ? "$" + entity.value() : entity.value();
    }

    private static Optional<Fields> card(Article article, Message message) {
        return article.canonicalUrl()
                .map(url -> Fields.of("$type", "app.bsky.embed.external")
                        .put(
                                "external",
                                Fields.of("uri", url.toString())
                                        .put("title", article.title().orElse(""))
                                        .put("description", message.fields().getOrDefault("description", ""))));
    }
}
