package io.newsforge.post;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of a template: words and placeholders in turn. Immutable. */
record TemplateLine(List<Segment> segments) {

    TemplateLine {
        segments = List.copyOf(segments);
    }

    /** Words, or a placeholder with the words that a fact of the article put in its place. */
    record Segment(String words, @Nullable Placeholder placeholder) {}

    static TemplateLine parse(String line, int number) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            boolean twice = at + 1 < line.length() && line.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && twice) {
                words.append(c);
                at++;
            } else if (c == '}') {
                throw wrong(number, "} without { (expected: }} for a brace)");
            } else if (c != '{') {
                words.append(c);
            } else {
                int end = line.indexOf('}', at);
                if (end < 0) {
                    throw wrong(number, "{ without } (expected: {{ for a brace)");
                }
                segments.add(new Segment(words.toString(), null));
                words.setLength(0);
                segments.add(new Segment("", placeholder(line.substring(at + 1, end), number)));
                at = end;
            }
        }
        segments.add(new Segment(words.toString(), null));
        return new TemplateLine(segments);
    }

    private static Placeholder placeholder(String name, int number) {
        return Arrays.stream(Placeholder.values())
                .filter(known -> known.written().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        number,
                        "{" + name + "} (expected: one of "
                                + Arrays.stream(Placeholder.values())
                                        .map(Placeholder::written)
                                        .collect(Collectors.joining(", "))
                                + ")"));
    }

    private static IllegalArgumentException wrong(int number, String what) {
        return new IllegalArgumentException("text, line " + number + ": " + what);
    }

    List<Placeholder> placeholders() {
        return segments.stream()
                .map(Segment::placeholder)
                .flatMap(placeholder -> Optional.ofNullable(placeholder).stream())
                .toList();
    }

    boolean has(Placeholder wanted) {
        return placeholders().contains(wanted);
    }

    TemplateLine with(PostTemplate.Facts facts) {
        return new TemplateLine(segments.stream()
                .map(segment ->
                        segment.placeholder() == null || segment.placeholder().isPiece()
                                ? segment
                                : new Segment(facts.of(segment.placeholder()), segment.placeholder()))
                .toList());
    }

    /** The line with its pieces; empty when it has placeholders and all of them are empty. */
    Optional<String> filled(FilledTemplate.Pieces pieces) {
        StringBuilder line = new StringBuilder();
        boolean placeholders = false;
        boolean said = false;
        for (Segment segment : segments) {
            Placeholder placeholder = segment.placeholder();
            boolean piece = placeholder != null && placeholder.isPiece();
            String text = piece ? pieces.piece(Objects.requireNonNull(placeholder)) : pieces.words(segment.words());
            placeholders |= placeholder != null;
            said |= placeholder != null && !text.isEmpty();
            line.append(text);
        }
        return placeholders && !said
                ? Optional.empty()
                : Optional.of(line.toString().strip());
    }
}
