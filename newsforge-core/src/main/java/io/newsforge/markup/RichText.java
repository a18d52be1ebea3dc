package io.newsforge.markup;

import java.util.List;
import java.util.Objects;

/**
 * What a text in markup says to its readers. Immutable. {@link #toString()} leaves the text out, for logs.
 *
 * @param text the text without markup; this is what a platform measures
 * @param spans what is set off in it: by start, longer ones first, then by {@link Span.Kind}; they may nest
 */
public record RichText(String text, List<Span> spans) {

    public RichText {
        Objects.requireNonNull(text, "text");
        spans = List.copyOf(spans);
    }

    @Override
    public String toString() {
        return "RichText[" + text.length() + " UTF-16 units, " + spans.size() + " spans]";
    }
}
