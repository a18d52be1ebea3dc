package io.newsforge.platform;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many entities of one type a text may hold. Immutable.
 *
 * @param type what is counted; links are counted once each, however often the same one stands in the text
 * @param max the greatest count allowed; at least 0
 * @param source where this is known from
 */
public record CountLimit(Entity.Type type, int max, RuleSource source) {

    public CountLimit {
        Objects.requireNonNull(type, "type");
        if (max < 0) {
            throw new IllegalArgumentException("max: " + max + " (expected: >= 0)");
        }
        Objects.requireNonNull(source, "source");
    }

    /**
     * Counts what this limit limits.
     *
     * @param entities the entities of a text
     * @return how many of this type there are; the same link twice is one
     */
    public int count(List<Entity> entities) {
        Stream<String> values =
                entities.stream().filter(entity -> entity.type() == type).map(Entity::value);
        return (int) (type == Entity.Type.LINK ? values.distinct() : values).count();
    }
}
