package io.newsforge.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One reading of a text in Telegram's HTML. */
final class TelegramHtmlReading {

    private static final String LANGUAGE = "language-";

    private static final Map<String, Span.Kind> TAGS = Map.ofEntries(
            Map.entry("b", Span.Kind.BOLD),
            Map.entry("strong", Span.Kind.BOLD),
            Map.entry("i", Span.Kind.ITALIC),
            Map.entry("em", Span.Kind.ITALIC),
            Map.entry("u", Span.Kind.UNDERLINE),
            Map.entry("ins", Span.Kind.UNDERLINE),
            Map.entry("s", Span.Kind.STRIKETHROUGH),
            Map.entry("strike", Span.Kind.STRIKETHROUGH),
            Map.entry("del", Span.Kind.STRIKETHROUGH),
            Map.entry("tg-spoiler", Span.Kind.SPOILER),
            Map.entry("span", Span.Kind.SPOILER),
            Map.entry("a", Span.Kind.TEXT_LINK),
            Map.entry("code", Span.Kind.CODE),
            Map.entry("pre", Span.Kind.PRE),
            Map.entry("blockquote", Span.Kind.BLOCKQUOTE),
            Map.entry("tg-emoji", Span.Kind.CUSTOM_EMOJI),
            Map.entry("tg-time", Span.Kind.DATE_TIME));

    private final Source source;
    private final Spans spans = new Spans();
    private final Deque<Tag> open = new ArrayDeque<>();

    TelegramHtmlReading(String html) {
        this.source = new Source(html);
    }

    /** A start tag. */
    private record Tag(String name, Map<String, String> attributes, int start) {

        String attribute(String wanted) {
            return attributes.getOrDefault(wanted, "");
        }

        /** The language that a tag of code names. */
        String language() {
            String named = attribute("class");
            return name.equals("code") && named.startsWith(LANGUAGE) ? named.substring(LANGUAGE.length()) : "";
        }
    }

    RichText read() {
        while (!source.isDone()) {
            if (source.current() == '&') {
                spans.append(reference());
            } else if (source.current() != '<') {
                spans.append(source.take());
            } else if (source.ahead(1) == '/') {
                endTag();
            } else {
                startTag();
            }
        }
        if (!open.isEmpty()) {
            throw new MarkupException("Can't find end tag corresponding to start tag \""
                    + open.peek().name() + '"');
        }
        return spans.done();
    }

    private int reference() {
        int codePoint = HtmlReference.take(source);
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new MarkupException("Text contains invalid Unicode characters after decoding HTML entities, "
                    + "check for unmatched surrogate code units");
        }
        return codePoint;
    }

    private void startTag() {
        int begin = source.index();
        source.skip(1);
        String name = name();
        if (source.isDone()) {
            throw at("Unclosed start tag", begin);
        }
        if (!TAGS.containsKey(name)) {
            throw at("Unsupported start tag \"" + name + '"', begin);
        }
        Map<String, String> attributes = new HashMap<>();
        for (source.skipSpaces(); source.current() != '>'; source.skipSpaces()) {
            attribute(name, begin, attributes);
        }
        source.skip(1);
        if (name.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
            throw at("Tag \"span\" must have class \"tg-spoiler\"", begin);
        }
        open.push(new Tag(name, attributes, spans.length()));
    }

    private String name() {
        int start = source.index();
        while (!source.isAtSpace() && source.current() != '>') {
            source.skip(1);
        }
        return source.since(start).toLowerCase(Locale.ROOT);
    }

    private void attribute(String tag, int begin, Map<String, String> attributes) {
        int start = source.index();
        while (!source.isAtSpace() && source.current() != '=' && source.current() != '>') {
            source.skip(1);
        }
        String name = source.since(start).toLowerCase(Locale.ROOT);
        if (source.isDone()) {
            throw at("Unclosed start tag \"" + tag + '"', begin);
        }
        if (name.isEmpty()) {
            throw at("Empty attribute name in the tag \"" + tag + '"', begin);
        }
        source.skipSpaces();
        String value = "";
        if (source.current() == '=') {
            source.skip(1);
            source.skipSpaces();
            if (source.isDone()) {
                throw at("Unclosed start tag \"" + tag + '"', begin);
            }
            value = value();
        }
        if (source.isDone()) {
            throw at("Unclosed start tag", begin);
        }
        attributes.put(name, value);
    }

    private String value() {
        char quote = source.current();
        return quote == '"' || quote == '\'' ? quoted(quote) : token();
    }

    private String quoted(char quote) {
        source.skip(1);
        StringBuilder value = new StringBuilder();
        while (!source.isDone() && source.current() != quote) {
            if (source.current() == '&') {
                value.appendCodePoint(reference());
            } else {
                value.append(source.take());
            }
        }
        source.skip(1);
        return value.toString();
    }

    private String token() {
        int start = source.index();
        while (isToken(source.current())) {
            source.skip(1);
        }
        if (!source.isAtSpace() && source.current() != '>') {
            throw at("Unexpected end of name token", start);
        }
        return source.since(start).toLowerCase(Locale.ROOT);
    }

    private static boolean isToken(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private void endTag() {
        int begin = source.index();
        if (open.isEmpty()) {
            throw at("Unexpected end tag", begin);
        }
        source.skip(2);
        String name = name();
        source.skipSpaces();
        if (source.current() != '>') {
            throw at("Unclosed end tag", begin);
        }
        Tag tag = open.pop();
        if (!name.isEmpty() && !name.equals(tag.name())) {
            throw new MarkupException("Unmatched end tag at byte offset " + source.byteOffset(begin) + ", expected \"</"
                    + tag.name() + ">\", found \"</" + name + ">\"");
        }
        source.skip(1);
        if (spans.length() > tag.start()) {
            set(tag);
        }
    }

    private void set(Tag tag) {
        Span.Kind kind = TAGS.getOrDefault(tag.name(), Span.Kind.BOLD);
        switch (kind) {
            case TEXT_LINK -> setLink(tag);
            case CODE -> setCode(tag);
            case PRE -> setPre(tag);
            case BLOCKQUOTE -> setQuote(tag);
            case CUSTOM_EMOJI -> spans.set(kind, tag.start(), tag.attribute("emoji-id"));
            case DATE_TIME -> setTime(tag);
            default -> spans.set(kind, tag.start(), "");
        }
    }

    private void setLink(Tag tag) {
        String named = tag.attribute("href");
        String link = named.isEmpty() ? spans.since(tag.start()) : named;
        TelegramUrl.set(link, tag.start(), spans);
    }

    /** Code with a language that covers all of a block makes it a block in that language, whichever is outside. */
    private void setCode(Tag tag) {
        String language = tag.language();
        boolean block = !language.isEmpty()
                && spans.unset(Span.Kind.PRE, tag.start(), String::isEmpty).isPresent();
        spans.set(block ? Span.Kind.PRE : Span.Kind.CODE, tag.start(), language);
    }

    private void setPre(Tag tag) {
        Optional<String> language = spans.unset(Span.Kind.CODE, tag.start(), value -> !value.isEmpty());
        spans.set(Span.Kind.PRE, tag.start(), language.orElse(""));
    }

    private void setQuote(Tag tag) {
        boolean expandable = tag.attributes().containsKey("expandable");
        spans.set(expandable ? Span.Kind.EXPANDABLE_BLOCKQUOTE : Span.Kind.BLOCKQUOTE, tag.start(), "");
    }

    private void setTime(Tag tag) {
        spans.set(
                Span.Kind.DATE_TIME, tag.start(), TimeFormat.withTime(tag.attribute("unix"), tag.attribute("format")));
    }

    private MarkupException at(String what, int index) {
        return new MarkupException(what + " at byte offset " + source.byteOffset(index));
    }
}
