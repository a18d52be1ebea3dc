package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.platform.Hashtag;
import io.newsforge.platform.Meter;
import io.newsforge.platform.OffsetUnit;

/** Cases of Mastodon: the length of a status with its content warning, hashtags and mentions. */
final class MastodonVectors {

    private MastodonVectors() {}

    static void register(VectorCheckers checkers) {
        checkers.add("mastodon", "status_length", MastodonVectors::length);
        checkers.add("mastodon", "hashtags", test -> indices(test, Entity.Type.HASHTAG));
        checkers.add("mastodon", "mentions", test -> indices(test, Entity.Type.MENTION));
        checkers.add("mastodon", "first_hashtag", test -> first(test, "hashtag", Entity.Type.HASHTAG));
        checkers.add("mastodon", "first_mention", test -> first(test, "mention", Entity.Type.MENTION));
        checkers.add("mastodon", "urls", MastodonVectors::urls);
        checkers.add("mastodon", "phrase_to_hashtag", MastodonVectors::phrase);
        checkers.add("mastodon", "entities", MastodonVectors::entities);
    }

    private static ObjectNode length(VectorCase test) {
        int length = Meter.GRAPHEMES.measure(test.options().path("spoilerText").asText())
                + Meter.MASTODON.measure(test.input());
        return VectorJson.object()
                .put("length", length)
                .put("valid", length <= test.options().path("limit").asInt());
    }

    private static ObjectNode indices(VectorCase test, Entity.Type type) {
        ObjectNode got = VectorJson.object().put("unit", "code-point");
        ArrayNode entities = got.putArray("entities");
        for (Entity found : VectorJson.only(type, EntitySyntax.MASTODON.find(test.input()))) {
            Entity entity = found.in(OffsetUnit.CODE_POINT, test.input());
            entities.addObject()
                    .put("value", entity.value())
                    .put("start", entity.start())
                    .put("end", entity.end());
        }
        return got;
    }

    /** A hashtag with its sign, a mention without it. */
    private static ObjectNode first(VectorCase test, String field, Entity.Type type) {
        return VectorJson.orNull(
                field,
                VectorJson.only(type, EntitySyntax.MASTODON.find(test.input())).stream()
                        .findFirst()
                        .map(entity -> type == Entity.Type.MENTION
                                ? entity.value()
                                : VectorJson.written(test.input(), entity)));
    }

    private static ObjectNode entities(VectorCase test) {
        return VectorJson.strings(
                "entities",
                EntitySyntax.MASTODON.find(test.input()).stream()
                        .map(Entity::value)
                        .toList());
    }

    private static ObjectNode urls(VectorCase test) {
        return VectorJson.strings(
                "urls",
                VectorJson.only(Entity.Type.LINK, EntitySyntax.MASTODON.find(test.input())).stream()
                        .map(entity -> VectorJson.written(test.input(), entity))
                        .toList());
    }

    /** Mastodon keeps white space at the end, for its author is still typing. */
    private static ObjectNode phrase(VectorCase test) {
        String typed = test.input().stripTrailing();
        return VectorJson.object()
                .put("hashtag", "#" + Hashtag.ofPhrase(typed) + test.input().substring(typed.length()));
    }
}
