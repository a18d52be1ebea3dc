package io.newsforge.markup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Gathers a text and what is set off in it. For one thread. */
final class Spans {

    private static final Comparator<Span> ORDER = Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::length).reversed())
            .thenComparing(Span::kind);

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();

    int length() {
        return text.length();
    }

    void append(char c) {
        text.append(c);
    }

    void append(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    String since(int start) {
        return text.substring(start);
    }

    void set(Span.Kind kind, int start, String value) {
        if (text.length() > start) {
            spans.add(new Span(kind, start, text.length() - start, value));
        }
    }

    /**
     * Takes away the span that was set last, if it has this kind and covers all since a place.
     *
     * @return its value; empty when there is no such span
     */
    Optional<String> unset(Span.Kind kind, int start, Predicate<String> value) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        Span last = spans.get(spans.size() - 1);
        boolean same =
                last.kind() == kind && last.start() == start && last.end() == text.length() && value.test(last.value());
        return same ? Optional.of(spans.remove(spans.size() - 1).value()) : Optional.empty();
    }

    RichText done() {
        spans.sort(ORDER);
        return new RichText(text.toString(), spans);
    }
}
