package io.newsforge.post;

import io.newsforge.platform.CountLimit;
import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.PostText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes surplus hashtags, mentions, cashtags and links out of a text, from the last on: signs go, words stay. */
final class Surplus {

    private final PlatformSpec spec;
    private int removed;

    Surplus(PlatformSpec spec) {
        this.spec = spec;
    }

    /** How many entities were taken out so far. */
    int removed() {
        return removed;
    }

    /**
     * Makes a text keep the platform's counts. Each round takes one entity out and so shortens the text, which bounds the rounds.
     *
     * @param text a tidy text
     * @param reserved how many entities of each limit are needed elsewhere in the message
     * @return the text, tidy again
     */
    String takeFrom(String text, Reserved reserved) {
        String kept = text;
        for (CountLimit limit : spec.counts()) {
            int room = Math.max(0, limit.max() - reserved.of(limit.type()));
            List<Entity> entities = spec.syntax().find(kept);
            while (limit.count(entities) > room) {
                kept = PostText.tidy(without(kept, limit.type(), entities, room));
                entities = spec.syntax().find(kept);
            }
        }
        return kept;
    }

    /** How many entities of a type another part of the message needs. */
    @FunctionalInterface
    interface Reserved {
        int of(Entity.Type type);
    }

    private String without(String text, Entity.Type type, List<Entity> entities, int room) {
        StringBuilder kept = new StringBuilder(text);
        Set<String> seen = new HashSet<>();
        List<Entity> surplus = entities.stream()
                .filter(entity -> entity.type() == type)
                .filter(entity -> !isWithinRoom(entity, seen, room))
                .toList();
        for (int i = surplus.size() - 1; i >= 0; i--) {
            Entity entity = surplus.get(i);
            int end = type == Entity.Type.LINK ? entity.end() : entity.start() + 1;
            kept.delete(entity.start(), end);
        }
        removed += surplus.size();
        return kept.toString();
    }

    /** The first ones stay; a link that stands there already is free. */
    private static boolean isWithinRoom(Entity entity, Set<String> seen, int room) {
        String key = entity.type() == Entity.Type.LINK ? entity.value() : entity.start() + "";
        if (seen.contains(key)) {
            return true;
        }
        return seen.size() < room && seen.add(key);
    }
}
