package io.newsforge.platform;

import java.util.List;

/** Finds what a platform will treat as a link, a hashtag, a mention or a cashtag. Implementations are thread-safe. */
@FunctionalInterface
public interface EntitySyntax {

    /**
     * X: bare domains with a known top-level domain are links, the value of a mention of a list is {@code handle/list}. As
     * twitter-text 3.1.0 (checked 2026-11).
     */
    EntitySyntax X = new XSyntax();

    /**
     * Bluesky: nothing is linked by the server, so these are the facets a client writes; a cashtag's value is in upper case.
     * As the reference client, atproto {@code packages/api} of 2026-11, except that an e-mail address is no link.
     */
    EntitySyntax BLUESKY = new BlueskySyntax();

    /**
     * Mastodon: links need a scheme, hashtags white space before them, a mention's value may be {@code handle@server}; there
     * are no cashtags. As Mastodon 4.7 (checked 2026-11).
     */
    EntitySyntax MASTODON = new MastodonSyntax();

    /**
     * Threads: links as on X, mentions, and the first hashtag only, since a post has one topic of 1 to 50 characters (Threads
     * Posts at developers.facebook.com, checked 2026-11).
     */
    EntitySyntax THREADS = new ThreadsSyntax();

    /**
     * LinkedIn: links as on X, and hashtags of letters, digits and {@code _}. Mentions exist only as markup of the payload.
     * From secondary sources, checked 2026-11.
     */
    EntitySyntax LINKEDIN = PlainSyntax.links().hashtags();

    /**
     * A Facebook page: links as on X, and hashtags of letters, digits and {@code _}. A typed {@code @name} stays text. From
     * secondary sources, checked 2026-11.
     */
    EntitySyntax FACEBOOK = PlainSyntax.links().hashtags();

    /**
     * Instagram: hashtags of letters, digits and {@code _} and mentions of 1 to 30 characters; addresses are not clickable in
     * a caption, so there are no links. From secondary sources, checked 2026-11.
     */
    EntitySyntax INSTAGRAM = PlainSyntax.none().hashtags().mentions();

    /**
     * Telegram: links with a scheme or a known top-level domain, {@code tg://} links, e-mail addresses, hashtags up to 256,
     * mentions of 5 to 32 characters, cashtags of 1 to 8 capitals and commands to bots. As TDLib (checked 2026-11), with the
     * top-level domains of IANA in place of its own list.
     */
    EntitySyntax TELEGRAM = new TelegramSyntax();

    /** YouTube: links as on X, and hashtags of letters, digits and {@code _}. From secondary sources, checked 2026-11. */
    EntitySyntax YOUTUBE = PlainSyntax.links().hashtags();

    /** Addresses with a scheme and nothing else. */
    EntitySyntax LINKS = PlainSyntax.linksWithScheme();

    /** Nothing at all: what is written stays text. */
    EntitySyntax NONE = PlainSyntax.none();

    /**
     * Finds the entities of a text.
     *
     * @param text any text
     * @return an unmodifiable list in order of start, never overlapping, offsets in UTF-16 units
     */
    List<Entity> find(String text);
}
