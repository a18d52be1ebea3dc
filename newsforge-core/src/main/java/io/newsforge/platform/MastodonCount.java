package io.newsforge.platform;

import io.newsforge.text.Graphemes;

/** Counts a text as Mastodon does: links at a fixed price, mentions without their server, the rest in grapheme clusters. */
final class MastodonCount {

    private MastodonCount() {}

    static int of(String text, int perUrl) {
        if (text.codePoints().allMatch(Blank::is)) {
            return 0;
        }
        StringBuilder counted = new StringBuilder(text.length());
        int at = 0;
        for (Entity entity : MastodonSyntax.linksAndMentions(text)) {
            counted.append(text, at, entity.start());
            at = entity.end();
            if (entity.type() == Entity.Type.LINK) {
                counted.append("x".repeat(perUrl));
            } else {
                int host = entity.value().indexOf('@');
                counted.append('@')
                        .append(host < 0 ? entity.value() : entity.value().substring(0, host));
            }
        }
        return Graphemes.count(counted.append(text, at, text.length()));
    }
}
