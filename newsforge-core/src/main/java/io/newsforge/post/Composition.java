package io.newsforge.post;

import io.newsforge.platform.Entity;
import io.newsforge.platform.Markup;
import io.newsforge.platform.PlatformSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
        String counter,
        @Nullable FilledTemplate template) {

    static final Composition EMPTY = new Composition("", "", "", List.of(), null, "", null);

    /** One in which nothing can act as markup, though it holds signs: each underscore stands between letters or digits. */
    private static final Pattern BARE_ADDRESS =
            Pattern.compile("https?://(?:[A-Za-z0-9./?=%:+,-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))+");

    private static final String GAP = "\n\n";

    Composition {
        hashtags = List.copyOf(hashtags);
    }

    Composition withHeadline(String changed) {
        return new Composition(changed, body, sourceLine, hashtags, link, counter, template);
    }

    Composition withBody(String changed) {
        return new Composition(headline, changed, sourceLine, hashtags, link, counter, template);
    }

    Composition withoutSourceLine() {
        return new Composition(headline, body, "", hashtags, link, counter, template);
    }

    Composition withHashtags(List<String> changed) {
        return new Composition(headline, body, sourceLine, changed, link, counter, template);
    }

    Composition withoutLink() {
        return new Composition(headline, body, sourceLine, hashtags, null, counter, template);
    }

    Composition withCounter(String changed) {
        return new Composition(headline, body, sourceLine, hashtags, link, changed, template);
    }

    Composition withLink(@Nullable LinkText changed) {
        return new Composition(headline, body, sourceLine, hashtags, changed, counter, template);
    }

    Composition withTemplate(@Nullable FilledTemplate changed) {
        return new Composition(headline, body, sourceLine, hashtags, link, counter, changed);
    }

    /** Whether it says anything; hashtags and a counter alone say nothing. */
    boolean saysSomething() {
        boolean showsHeadline = template == null || template.has(Placeholder.HEADLINE);
        boolean showsLink = template == null || template.has(Placeholder.LINK);
        return (showsHeadline && !headline.isEmpty()) || !body.isEmpty() || (showsLink && link != null);
    }

    String text() {
        if (template != null) {
            return template.with(new PlainPieces());
        }
        List<String> pieces = new ArrayList<>();
        pieces.add(headline);
        pieces.add(body);
        pieces.add(sourceLine);
        pieces.add(tags());
        pieces.add(link == null ? "" : link.text());
        pieces.add(counter);
        return joined(pieces);
    }

    private String tags() {
        return hashtags.stream().map(tag -> "#" + tag).collect(Collectors.joining(" "));
    }

    String payload(PlatformSpec spec) {
        Markup markup = spec.markup();
        if (template != null && markup.headline("a").equals(markup.escape("a"))) {
            return block(markup, escapedAroundTags(text(), spec)); // as a whole, since the beginning of a line counts
        }
        if (template != null) {
            return block(markup, template.with(new WrittenPieces(spec)));
        }
        List<String> pieces = new ArrayList<>();
        pieces.add(headline.isEmpty() ? "" : markup.headline(headline));
        pieces.add(block(markup, escapedAroundTags(body, spec)));
        pieces.add(block(markup, markup.escape(sourceLine)));
        pieces.add(block(markup, hashtags.stream().map(markup::hashtag).collect(Collectors.joining(" "))));
        pieces.add(block(markup, link == null ? "" : markup.link(link.text())));
        pieces.add(block(markup, markup.escape(counter)));
        return joined(pieces);
    }

    private static String block(Markup markup, String escaped) {
        return escaped.isEmpty() ? "" : markup.block(escaped);
    }

    /** A hashtag or an address of a text stays one in the payload, as the entities say; everything else is escaped. */
    private static String escapedAroundTags(String text, PlatformSpec spec) {
        Markup markup = spec.markup();
        StringBuilder escaped = new StringBuilder();
        int from = 0;
        for (Entity entity : spec.syntax().find(text)) {
            String written = kept(text.substring(entity.start(), entity.end()), entity.type(), markup);
            if (!written.isEmpty()) {
                escaped.append(markup.escape(text.substring(from, entity.start())))
                        .append(written);
                from = entity.end();
            }
        }
        return from == 0
                ? markup.escape(text)
                : escaped.append(markup.escape(text.substring(from))).toString();
    }

    /** How the dialect writes a tag or an address that shall stay one; empty where an escape does as well. */
    private static String kept(String shown, Entity.Type type, Markup markup) {
        if (type == Entity.Type.HASHTAG && !markup.hashtag("a").equals(markup.escape("#a"))) {
            String tag = shown.substring(1);
            return markup.takesHashtag(tag) ? markup.hashtag(tag) : "";
        }
        boolean backslashed = type == Entity.Type.LINK
                && !markup.link(shown).equals(markup.escape(shown))
                && BARE_ADDRESS.matcher(shown).matches();
        return backslashed && markup != Markup.HTML ? markup.link(shown) : "";
    }

    /** The pieces as readers see them. */
    private final class PlainPieces implements FilledTemplate.Pieces {

        @Override
        public String piece(Placeholder placeholder) {
            return switch (placeholder) {
                case HEADLINE -> headline;
                case BODY -> body;
                case SOURCE -> sourceLine;
                case HASHTAGS -> tags();
                case LINK -> link == null ? "" : link.text();
                default -> throw new IllegalStateException(placeholder + ": no piece of a post");
            };
        }

        @Override
        public String words(String words) {
            return words;
        }
    }

    /** The pieces in the platform's dialect. */
    private final class WrittenPieces implements FilledTemplate.Pieces {

        private final PlatformSpec spec;
        private final Markup markup;

        WrittenPieces(PlatformSpec spec) {
            this.spec = spec;
            this.markup = spec.markup();
        }

        @Override
        public String piece(Placeholder placeholder) {
            return switch (placeholder) {
                case HEADLINE -> headline.isEmpty() || isBlocks() ? markup.escape(headline) : markup.headline(headline);
                case BODY -> escapedAroundTags(body, spec);
                case SOURCE -> markup.escape(sourceLine);
                case HASHTAGS -> hashtags.stream().map(markup::hashtag).collect(Collectors.joining(" "));
                case LINK -> link == null ? "" : markup.link(link.text());
                default -> throw new IllegalStateException(placeholder + ": no piece of a post");
            };
        }

        /** Where a heading is a block of its own, it cannot stand in a line with words. */
        private boolean isBlocks() {
            return !markup.block("x").equals("x");
        }

        @Override
        public String words(String words) {
            return escapedAroundTags(words, spec);
        }
    }

    private static String joined(List<String> pieces) {
        return pieces.stream().filter(piece -> !piece.isEmpty()).collect(Collectors.joining(GAP));
    }
}
