package io.newsforge.post;

import io.newsforge.platform.Entity;
import io.newsforge.platform.Markup;
import io.newsforge.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one message in the order they stand in it: headline, body, source line, hashtags, link, counter, each a paragraph
 * of its own. Immutable; the {@code with} methods give changed copies. An empty string is no piece.
 */
record Composition(
        String headline,
        String body,
        String sourceLine,
        List<String> hashtags,
        @Nullable LinkText link,
        String counter) {

    static final Composition EMPTY = new Composition("", "", "", List.of(), null, "");

    private static final String GAP = "\n\n";

    Composition {
        hashtags = List.copyOf(hashtags);
    }

    Composition withHeadline(String changed) {
        return new Composition(changed, body, sourceLine, hashtags, link, counter);
    }

    Composition withBody(String changed) {
        return new Composition(headline, changed, sourceLine, hashtags, link, counter);
    }

    Composition withoutSourceLine() {
        return new Composition(headline, body, "", hashtags, link, counter);
    }

    Composition withHashtags(List<String> changed) {
        return new Composition(headline, body, sourceLine, changed, link, counter);
    }

    Composition withoutLink() {
        return new Composition(headline, body, sourceLine, hashtags, null, counter);
    }

    Composition withCounter(String changed) {
        return new Composition(headline, body, sourceLine, hashtags, link, changed);
    }

    /** Whether it says anything; hashtags and a counter alone say nothing. */
    boolean saysSomething() {
        return !headline.isEmpty() || !body.isEmpty() || link != null;
    }

    String text() {
        List<String> pieces = new ArrayList<>();
        pieces.add(headline);
        pieces.add(body);
        pieces.add(sourceLine);
        pieces.add(hashtags.stream().map(tag -> "#" + tag).collect(Collectors.joining(" ")));
        pieces.add(link == null ? "" : link.text());
        pieces.add(counter);
        return joined(pieces);
    }

    String payload(PlatformSpec spec) {
        Markup markup = spec.markup();
        List<String> pieces = new ArrayList<>();
        pieces.add(headline.isEmpty() ? "" : markup.headline(headline));
        pieces.add(block(markup, escapedAroundTags(spec)));
        pieces.add(block(markup, markup.escape(sourceLine)));
        pieces.add(block(markup, hashtags.stream().map(markup::hashtag).collect(Collectors.joining(" "))));
        pieces.add(block(markup, link == null ? "" : markup.link(link.text())));
        pieces.add(block(markup, markup.escape(counter)));
        return joined(pieces);
    }

    private static String block(Markup markup, String escaped) {
        return escaped.isEmpty() ? "" : markup.block(escaped);
    }

    /** A hashtag of the body stays one in the payload, as the entities say; everything else is escaped. */
    private String escapedAroundTags(PlatformSpec spec) {
        Markup markup = spec.markup();
        if (markup.hashtag("a").equals(markup.escape("#a"))) {
            return markup.escape(body);
        }
        StringBuilder escaped = new StringBuilder();
        int from = 0;
        for (Entity entity : spec.syntax().find(body)) {
            String tag = body.substring(entity.start() + 1, entity.end());
            if (entity.type() == Entity.Type.HASHTAG && markup.takesHashtag(tag)) {
                escaped.append(markup.escape(body.substring(from, entity.start())))
                        .append(markup.hashtag(tag));
                from = entity.end();
            }
        }
        return escaped.append(markup.escape(body.substring(from))).toString();
    }

    private static String joined(List<String> pieces) {
        return pieces.stream().filter(piece -> !piece.isEmpty()).collect(Collectors.joining(GAP));
    }
}
