package io.newsforge.post;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template that knows its article and waits for the pieces of a post. Immutable. */
record FilledTemplate(String label, List<TemplateLine> lines) {

    private static final Pattern MANY_BREAKS = Pattern.compile("\n{3,}");

    FilledTemplate {
        lines = List.copyOf(lines);
    }

    boolean has(Placeholder placeholder) {
        return lines.stream().anyMatch(line -> line.has(placeholder));
    }

    /** The pieces of a post, and how the template's own words are written. */
    interface Pieces {

        String piece(Placeholder placeholder);

        String words(String words);
    }

    String with(Pieces pieces) {
        String text = lines.stream()
                .map(line -> line.filled(pieces))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        return MANY_BREAKS.matcher(text).replaceAll("\n\n").strip();
    }
}
