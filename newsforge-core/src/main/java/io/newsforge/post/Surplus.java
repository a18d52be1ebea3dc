package io.newsforge.post;

import io.newsforge.platform.CountLimit;
import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.PostText;
import java.util.List;

/**
 * Takes the signs off surplus hashtags, mentions and cashtags, from the last on. Surplus links are words of their sentence and stay;
 * the text is cut before them instead.
 */
final class Surplus {

    private final PlatformSpec spec;
    private int removed;

    Surplus(PlatformSpec spec) {
        this.spec = spec;
    }

    /** How many signs were taken off so far. */
    int removed() {
        return removed;
    }

    /**
     * Makes a text keep the platform's counts. Each round takes signs off and so shortens the text, which bounds the rounds.
     *
     * @param text a tidy text
     * @param reserved how many entities of each limit are needed elsewhere in the message
     * @return the text, tidy again
     */
    String takeFrom(String text, Reserved reserved) {
        String kept = text;
        for (CountLimit limit : spec.counts()) {
            if (limit.type() == Entity.Type.LINK) {
                continue;
            }
            int room = Math.max(0, limit.max() - reserved.of(limit.type()));
            List<Entity> ofType = ofType(kept, limit.type());
            while (ofType.size() > room) {
                removed += ofType.size() - room;
                kept = PostText.tidy(Signs.takenOff(kept, ofType.subList(room, ofType.size())));
                ofType = ofType(kept, limit.type());
            }
        }
        return kept;
    }

    private List<Entity> ofType(String text, Entity.Type type) {
        return spec.syntax().find(text).stream()
                .filter(entity -> entity.type() == type)
                .toList();
    }

    /** How many entities of a type another part of the message needs. */
    @FunctionalInterface
    interface Reserved {
        int of(Entity.Type type);
    }
}
