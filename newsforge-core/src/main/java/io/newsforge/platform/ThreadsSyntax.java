package io.newsforge.platform;

import java.util.List;

/** What Threads links: addresses, mentions, and the first hashtag as the post's topic. */
final class ThreadsSyntax implements EntitySyntax {

    private static final int LONGEST_TOPIC = 50;

    @Override
    public List<Entity> find(String text) {
        Entities found = new Entities(text);
        found.addLinks(UrlScanner.onX(text));
        PlainSyntax.findMentions(text, found);
        Entities tags = new Entities(text);
        tags.addLinks(UrlScanner.onX(text));
        PlainSyntax.findHashtags(text, tags);
        tags.settled().stream()
                .filter(entity -> entity.type() == Entity.Type.HASHTAG)
                .findFirst()
                .filter(tag -> OffsetUnit.CODE_POINT.length(tag.value()) <= LONGEST_TOPIC)
                .ifPresent(tag -> found.addAfterSign(tag.type(), tag.start(), tag.end()));
        return found.settled();
    }
}
