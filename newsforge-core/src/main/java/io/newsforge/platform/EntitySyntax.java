package io.newsforge.platform;

import java.util.List;

/** Finds what a platform will treat as a link, a hashtag, a mention or a cashtag. Implementations are thread-safe. */
@FunctionalInterface
public interface EntitySyntax {

    /** X: as its own twitter-text 3.1.0 does, bare domains included. */
    EntitySyntax X = new FirstSyntax();

    /** Bluesky: as the reference client writes facets. */
    EntitySyntax BLUESKY = new FirstSyntax();

    /** Mastodon 4.7. */
    EntitySyntax MASTODON = new FirstSyntax();

    /** Threads. */
    EntitySyntax THREADS = new FirstSyntax();

    /** LinkedIn. */
    EntitySyntax LINKEDIN = new FirstSyntax();

    /** Facebook. */
    EntitySyntax FACEBOOK = new FirstSyntax();

    /** Instagram. */
    EntitySyntax INSTAGRAM = new FirstSyntax();

    /** Telegram. */
    EntitySyntax TELEGRAM = new FirstSyntax();

    /**
     * Finds the entities of a text.
     *
     * @param text any text
     * @return an unmodifiable list in order of start, never overlapping, offsets in UTF-16 units
     */
    List<Entity> find(String text);
}
