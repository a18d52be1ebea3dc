package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.platform.Entity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The JSON of answers. */
final class VectorJson {

    private VectorJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode strings(String field, Collection<String> values) {
        ObjectNode node = object();
        ArrayNode array = node.putArray(field);
        values.forEach(array::add);
        return node;
    }

    static ObjectNode orNull(String field, Optional<String> value) {
        return object().put(field, value.orElse(null));
    }

    static List<Entity> only(Entity.Type type, List<Entity> entities) {
        return entities.stream().filter(entity -> entity.type() == type).toList();
    }

    static String written(String text, Entity entity) {
        return text.substring(entity.start(), entity.end());
    }
}
