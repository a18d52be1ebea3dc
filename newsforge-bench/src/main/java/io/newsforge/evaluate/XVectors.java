package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.Entity;
import io.newsforge.platform.EntitySyntax;
import io.newsforge.platform.XCount;
import io.newsforge.platform.XRule;
import io.newsforge.platform.XUrl;
import java.util.List;
import java.util.function.Predicate;

/** Cases of X: weights, entities and what counts as a whole name or address. */
final class XVectors {

    private XVectors() {}

    static void register(VectorCheckers checkers) {
        checkers.add("x", "weighted_length", test -> weight(test, XRule.REFERENCE));
        checkers.add("x", "weighted_length_v2_legacy", test -> weight(test, XRule.WITHOUT_EMOJI));
        checkers.add("x", "reference_parse", XVectors::parse);
        checkers.add("x", "extract_urls", test -> VectorJson.strings("urls", links(test.input())));
        checkers.add("x", "extract_urls_with_indices", test -> indices(test, Entity.Type.LINK));
        checkers.add("x", "extract_urls_with_directional_markers", test -> indices(test, Entity.Type.LINK));
        checkers.add("x", "extract_hashtags", test -> values(test, "hashtags", Entity.Type.HASHTAG));
        checkers.add("x", "extract_hashtags_with_indices", test -> indices(test, Entity.Type.HASHTAG));
        checkers.add("x", "extract_cashtags", test -> values(test, "cashtags", Entity.Type.CASHTAG));
        checkers.add("x", "extract_cashtags_with_indices", test -> indices(test, Entity.Type.CASHTAG));
        checkers.add("x", "extract_mentions", test -> VectorJson.strings("mentions", handles(test.input())));
        checkers.add("x", "extract_mentions_with_indices", test -> indices(test, Entity.Type.MENTION));
        checkers.add("x", "extract_mentions_or_lists_with_indices", test -> indices(test, Entity.Type.MENTION));
        checkers.add("x", "extract_reply", XVectors::reply);
        checkers.add("x", "valid_username", test -> whole(test, Entity.Type.MENTION, value -> value.indexOf('/') < 0));
        checkers.add("x", "valid_list", test -> whole(test, Entity.Type.MENTION, value -> value.indexOf('/') > 0));
        checkers.add("x", "valid_hashtag", test -> whole(test, Entity.Type.HASHTAG, value -> true));
        checkers.add("x", "valid_url", test -> VectorJson.object().put("valid", XUrl.isValid(test.input())));
        checkers.add("x", "valid_url_no_protocol", test -> whole(test, Entity.Type.LINK, value -> true));
    }

    private static ObjectNode weight(VectorCase test, XRule rule) {
        XCount count = XCount.of(test.input(), rule);
        ObjectNode got = VectorJson.object()
                .put("weightedLength", count.weight())
                .put("valid", count.valid())
                .put("permillage", count.permillage());
        got.putArray("displayRange").add(0).add(test.input().length() - 1);
        got.putArray("validRange").add(0).add(count.validEnd() - 1);
        return got;
    }

    private static ObjectNode parse(VectorCase test) {
        ObjectNode got = weight(test, XRule.REFERENCE);
        got.setAll(VectorJson.strings("urls", links(test.input())));
        got.setAll(values(test, "hashtags", Entity.Type.HASHTAG));
        got.setAll(VectorJson.strings("mentions", handles(test.input())));
        return got;
    }

    private static List<Entity> found(String text, Entity.Type type) {
        return VectorJson.only(type, EntitySyntax.X.find(text));
    }

    private static List<String> links(String text) {
        return found(text, Entity.Type.LINK).stream()
                .map(entity -> VectorJson.written(text, entity))
                .toList();
    }

    /** Mentions of accounts, not of lists. */
    private static List<String> handles(String text) {
        return found(text, Entity.Type.MENTION).stream()
                .map(Entity::value)
                .filter(value -> value.indexOf('/') < 0)
                .toList();
    }

    private static ObjectNode values(VectorCase test, String field, Entity.Type type) {
        return VectorJson.strings(
                field, found(test.input(), type).stream().map(Entity::value).toList());
    }

    private static ObjectNode indices(VectorCase test, Entity.Type type) {
        ObjectNode got = VectorJson.object().put("unit", "utf16");
        ArrayNode entities = got.putArray("entities");
        for (Entity entity : found(test.input(), type)) {
            String value = type == Entity.Type.LINK ? VectorJson.written(test.input(), entity) : entity.value();
            int slash = type == Entity.Type.MENTION ? value.indexOf('/') : -1;
            ObjectNode node = entities.addObject()
                    .put("value", slash < 0 ? value : value.substring(0, slash))
                    .put("start", entity.start())
                    .put("end", entity.end());
            if (slash >= 0) {
                node.put("listSlug", value.substring(slash));
            }
        }
        return got;
    }

    private static ObjectNode reply(VectorCase test) {
        int start = test.input().length() - test.input().stripLeading().length();
        return VectorJson.orNull(
                "reply",
                found(test.input(), Entity.Type.MENTION).stream()
                        .filter(entity -> entity.start() == start)
                        .map(Entity::value)
                        .findFirst());
    }

    private static ObjectNode whole(VectorCase test, Entity.Type type, Predicate<String> shape) {
        boolean valid = found(test.input(), type).stream()
                .anyMatch(entity ->
                        entity.start() == 0 && entity.end() == test.input().length() && shape.test(entity.value()));
        return VectorJson.object().put("valid", valid);
    }
}
