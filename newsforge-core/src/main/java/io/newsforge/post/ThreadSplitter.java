package io.newsforge.post;

import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.Shortener.Shortened;
import io.newsforge.text.Sentence;
import io.newsforge.text.Sentences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Splits a text into numbered parts at its sentences. A sentence too long for one part goes on in the next behind an ellipsis. The
 * source line, the hashtags and the link stand in the last part, once.
 */
final class ThreadSplitter {

    private static final String ELLIPSIS = "…";

    private final PlatformSpec spec;
    private final int maxParts;

    ThreadSplitter(PlatformSpec spec, int maxParts) {
        this.spec = spec;
        this.maxParts = maxParts;
    }

    /** The parts in order, and how many UTF-16 units of text were left out behind the last. */
    record Split(List<Composition> parts, int leftOut) {}

    /**
     * Splits a message.
     *
     * @return the parts with their counters; empty when one message is enough or the text cannot be split
     */
    Optional<Split> split(Composition whole) {
        if (spec.accepts(whole.text())) {
            return Optional.empty();
        }
        String widestCounter = counter(maxParts, maxParts);
        Composition frame = Composition.EMPTY.withCounter(widestCounter);
        Deque<String> waiting = pieces(whole.body());
        List<Composition> parts = packed(whole, waiting, frame);
        if (parts.size() < 2) {
            return Optional.empty();
        }
        List<Composition> numbered = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            numbered.add(parts.get(i).withCounter(counter(i + 1, parts.size())));
        }
        int leftOut = waiting.stream().mapToInt(String::length).sum();
        return numbered.stream().allMatch(part -> spec.accepts(part.text()))
                ? Optional.of(new Split(numbered, leftOut))
                : Optional.empty();
    }

    private static String counter(int part, int parts) {
        return part + "/" + parts;
    }

    /** The parts, each with room for the widest counter; empty if a piece cannot be split far enough. */
    private List<Composition> packed(Composition whole, Deque<String> waiting, Composition frame) {
        Composition tail = new Composition("", "", whole.sourceLine(), whole.hashtags(), whole.link(), frame.counter());
        List<Composition> parts = new ArrayList<>();
        Composition current = frame.withHeadline(whole.headline());
        while (!waiting.isEmpty() && parts.size() < maxParts - 1) {
            Composition longer = current.withBody(appended(current.body(), waiting.peek()));
            if (spec.accepts(longer.text())) {
                waiting.remove();
                current = longer;
            } else if (current.saysSomething()) {
                parts.add(current);
                current = frame;
            } else if (!splitFirst(waiting, frame)) {
                return List.of();
            }
        }
        return closed(parts, current, tail);
    }

    /** Adds the last part: the current one with the tail, or the tail on its own when both together are too long. */
    private List<Composition> closed(List<Composition> parts, Composition current, Composition tail) {
        Composition last = tail.withHeadline(current.headline()).withBody(current.body());
        if (spec.accepts(last.text())) {
            parts.add(last);
            return parts;
        }
        if (current.saysSomething()) {
            parts.add(current);
        }
        if (tail.saysSomething() && spec.accepts(tail.text())) {
            parts.add(tail);
        }
        return parts;
    }

    /** Replaces the first piece by a beginning that fits and the rest of it. */
    private boolean splitFirst(Deque<String> waiting, Composition frame) {
        String piece = waiting.remove();
        Shortened head = new Shortener(piece, spec.syntax())
                .insideSentence(text -> spec.accepts(frame.withBody(text).text()));
        if (head == null) {
            return false;
        }
        String rest = piece.substring(head.end()).strip();
        if (rest.length() + ELLIPSIS.length() >= piece.length()) {
            return false;
        }
        waiting.push(ELLIPSIS + rest);
        waiting.push(head.text());
        return true;
    }

    private static String appended(String body, String piece) {
        return body.isEmpty() ? piece.strip() : body + (piece.startsWith("\n") ? "" : " ") + piece;
    }

    /** The sentences of a text; the first of each later paragraph keeps the break before it. */
    private static Deque<String> pieces(String body) {
        Deque<String> pieces = new ArrayDeque<>();
        for (String paragraph : body.lines().toList()) {
            String gap = pieces.isEmpty() ? "" : "\n\n";
            for (Sentence sentence : Sentences.split(paragraph)) {
                pieces.add(gap + sentence.text());
                gap = "";
            }
        }
        return pieces;
    }
}
