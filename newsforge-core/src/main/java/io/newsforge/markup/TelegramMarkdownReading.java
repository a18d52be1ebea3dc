package io.newsforge.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/** One reading of a text in Telegram's MarkdownV2. */
final class TelegramMarkdownReading {

    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";
    private static final String BLOCK = "```";
    private static final String QUOTE = "BlockQuote";
    private static final int LAST_ESCAPABLE = 126;

    private final Source source;
    private final Spans spans = new Spans();
    private final Deque<Mark> open = new ArrayDeque<>();

    /** Whether a quotation may begin here: nothing stands in this line yet. */
    private boolean lineStart = true;

    TelegramMarkdownReading(String markdown) {
        this.source = new Source(markdown);
    }

    /** What was begun: the API's name for it, how it ends, where it began in the source and in the text. */
    private record Mark(String name, String end, Span.Kind kind, String value, int index, int start) {

        boolean isCode() {
            return kind == Span.Kind.CODE || kind == Span.Kind.PRE;
        }

        boolean isQuote() {
            return kind == Span.Kind.BLOCKQUOTE;
        }
    }

    RichText read() {
        while (!source.isDone()) {
            readNext();
        }
        if (inQuote()) {
            endQuote();
        }
        if (!open.isEmpty()) {
            throw unended(open.peek());
        }
        return spans.done();
    }

    private void readNext() {
        char c = source.current();
        if (c == '\\' && source.ahead(1) > 0 && source.ahead(1) <= LAST_ESCAPABLE) {
            source.skip(1);
            write(source.take());
        } else if (c == '\n' && inQuote() && !inCode()) {
            endLineOfQuote();
        } else if (!isReserved(c)) {
            write(source.take());
        } else if (!end()) {
            begin(c);
        }
    }

    private void write(char c) {
        lineStart = c == '\n' || (c == '\r' && lineStart);
        spans.append(c);
    }

    private boolean inCode() {
        return !open.isEmpty() && open.peek().isCode();
    }

    private boolean inQuote() {
        return open.stream().anyMatch(Mark::isQuote);
    }

    private boolean isReserved(char c) {
        return inCode() ? c == '`' : RESERVED.indexOf(c) >= 0;
    }

    /** The next line of the quotation begins with its sign again, or the quotation ends with this line. */
    private void endLineOfQuote() {
        source.skip(1);
        if (source.current() == '>') {
            source.skip(1);
            spans.append('\n');
            return;
        }
        Mark last = open.element();
        boolean folded = isFold(last);
        if (folded) {
            open.pop();
        }
        write('\n');
        closeQuote(folded);
    }

    private void endQuote() {
        boolean folded = isFold(open.element());
        if (folded) {
            open.pop();
        }
        closeQuote(folded);
    }

    /** Two bars at the end of a quotation hide nothing, they fold it. */
    private boolean isFold(Mark mark) {
        return mark.kind() == Span.Kind.SPOILER
                && spans.since(mark.start()).replace("\r", "").isEmpty();
    }

    private void closeQuote(boolean folded) {
        Mark quote = open.pop();
        if (!quote.isQuote()) {
            throw unended(quote);
        }
        spans.set(folded ? Span.Kind.EXPANDABLE_BLOCKQUOTE : Span.Kind.BLOCKQUOTE, quote.start(), "");
    }

    private boolean end() {
        Mark mark = open.peek();
        boolean ends = mark != null
                && !mark.end().isEmpty()
                && source.startsWith(mark.end())
                && !(mark.kind() == Span.Kind.ITALIC && source.ahead(1) == '_');
        if (ends) {
            source.skip(mark.end().length());
            open.pop();
            close(mark);
        }
        return ends;
    }

    private void close(Mark mark) {
        if (mark.kind() == Span.Kind.TEXT_LINK) {
            String url = source.current() == '(' ? url() : spans.since(mark.start());
            TelegramUrl.set(url, mark.start(), spans);
        } else if (mark.kind() == Span.Kind.CUSTOM_EMOJI) {
            if (source.current() != '(') {
                throw new MarkupException("The entity must contain a tg://emoji or tg://time URL");
            }
            TelegramUrl.setAdded(url(), mark.start(), spans);
        } else {
            spans.set(mark.kind(), mark.start(), mark.value());
        }
    }

    private String url() {
        source.skip(1);
        int begin = source.index();
        StringBuilder url = new StringBuilder();
        while (!source.isDone() && source.current() != ')') {
            if (source.current() == '\\' && source.ahead(1) > 0 && source.ahead(1) <= LAST_ESCAPABLE) {
                source.skip(1);
            }
            url.append(source.take());
        }
        if (source.isDone()) {
            throw new MarkupException("Can't find end of a URL at byte offset " + source.byteOffset(begin));
        }
        source.skip(1);
        return url.toString();
    }

    private void begin(char c) {
        switch (c) {
            case '_' -> {
                if (source.startsWith("__")) {
                    begin("Underline", "__", Span.Kind.UNDERLINE);
                } else {
                    begin("Italic", "_", Span.Kind.ITALIC);
                }
            }
            case '*' -> begin("Bold", "*", Span.Kind.BOLD);
            case '~' -> begin("Strikethrough", "~", Span.Kind.STRIKETHROUGH);
            case '|' -> beginIf("||", "Spoiler", "||", Span.Kind.SPOILER);
            case '[' -> begin("TextUrl", "]", Span.Kind.TEXT_LINK);
            case '!' -> beginIf("![", "CustomEmoji", "]", Span.Kind.CUSTOM_EMOJI);
            case '`' -> beginCode();
            case '>' -> beginQuote();
            default -> throw reserved(c);
        }
    }

    private void begin(String name, String sign, Span.Kind kind) {
        open.push(new Mark(name, sign, kind, "", source.index(), spans.length()));
        source.skip(sign.length());
    }

    private void beginIf(String sign, String name, String end, Span.Kind kind) {
        if (!source.startsWith(sign)) {
            throw reserved(source.current());
        }
        open.push(new Mark(name, end, kind, "", source.index(), spans.length()));
        source.skip(sign.length());
    }

    private void beginQuote() {
        if (!lineStart) {
            throw reserved('>');
        }
        open.push(new Mark(QUOTE, "", Span.Kind.BLOCKQUOTE, "", source.index(), spans.length()));
        lineStart = false;
        source.skip(1);
    }

    private void beginCode() {
        if (!source.startsWith(BLOCK)) {
            begin("Code", "`", Span.Kind.CODE);
            return;
        }
        int index = source.index();
        source.skip(BLOCK.length());
        String language = language();
        String name = language.isEmpty() ? "Pre" : "PreCode";
        open.push(new Mark(name, BLOCK, Span.Kind.PRE, language, index, spans.length()));
        skipLineBreak();
    }

    private String language() {
        int length = 0;
        while (source.ahead(length) > ' ' && source.ahead(length) != '`') {
            length++;
        }
        int start = source.index();
        source.skip(length);
        if (source.isDone() || source.current() == '`') {
            source.back(length);
            return "";
        }
        return source.since(start);
    }

    private void skipLineBreak() {
        char first = source.current();
        if (first == '\n' || first == '\r') {
            char second = source.ahead(1);
            source.skip((second == '\n' || second == '\r') && second != first ? 2 : 1);
        }
    }

    private MarkupException unended(Mark mark) {
        return new MarkupException(
                "Can't find end of " + mark.name() + " entity at byte offset " + source.byteOffset(mark.index()));
    }

    private static MarkupException reserved(char c) {
        return new MarkupException("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
    }
}
