package io.newsforge.post;

import io.newsforge.platform.Entity;
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
 * Splits a text into numbered parts at its sentences. A sentence too long for one part goes on in the next behind an ellipsis; one
 * that can be neither kept nor split is left out. The source line, the hashtags and the link stand in the last part, once.
 */
final class ThreadSplitter {

    private static final String ELLIPSIS = "…";
    private static final String PARAGRAPH = "\n\n";
    private static final String NOT_AT_THE_START = ",;:–—-，、；： ";

    private final PlatformSpec spec;
    private final int maxParts;
    private final List<Composition> parts = new ArrayList<>();
    private Composition current = Composition.EMPTY;
    private List<String> currentPieces = new ArrayList<>();
    private int leftOut;

    ThreadSplitter(PlatformSpec spec, int maxParts) {
        this.spec = spec;
        this.maxParts = maxParts;
    }

    /** The parts in order, and how many UTF-16 units of text were left out. */
    record Split(List<Composition> parts, int leftOut) {}

    /**
     * Splits a message; a splitter is used once.
     *
     * @return the parts with their counters; empty when one message is enough or too little can be split
     */
    Optional<Split> split(Composition whole) {
        if (spec.accepts(whole.text())) {
            return Optional.empty();
        }
        Composition frame = Composition.EMPTY.withCounter(counter(maxParts, maxParts));
        pack(whole, frame);
        close(whole, frame);
        if (parts.size() < 2) {
            return Optional.empty();
        }
        List<Composition> numbered = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            numbered.add(parts.get(i).withCounter(counter(i + 1, parts.size())));
        }
        return numbered.stream().allMatch(part -> spec.accepts(part.text()))
                ? Optional.of(new Split(numbered, leftOut))
                : Optional.empty();
    }

    private static String counter(int part, int parts) {
        return part + "/" + parts;
    }

    /** Fills parts, each with room for the widest counter. */
    private void pack(Composition whole, Composition frame) {
        Deque<String> waiting = pieces(whole.body());
        current = frame.withHeadline(whole.headline());
        while (!waiting.isEmpty() && parts.size() < maxParts - 1) {
            Composition longer = current.withBody(joined(current.body(), waiting.peek()));
            if (spec.accepts(longer.text())) {
                current = longer;
                currentPieces.add(waiting.remove());
            } else if (current.saysSomething()) {
                parts.add(current);
                begin(frame);
            } else {
                splitFirst(waiting, frame);
            }
        }
        leftOut += waiting.stream().mapToInt(String::length).sum();
    }

    private void begin(Composition frame) {
        current = frame;
        currentPieces = new ArrayList<>();
    }

    /** Adds the last part with the lines below the text; what cannot be had with them is given up from the hashtags on. */
    private void close(Composition whole, Composition frame) {
        Composition tail =
                new Composition("", "", whole.sourceLine(), whole.hashtags(), whole.link(), frame.counter(), null);
        Composition bare = tail.withHashtags(List.of()).withoutSourceLine();
        boolean closed = closeWith(tail)
                || closeWithLastPiece(tail, frame)
                || closeWith(bare)
                || closeWithLastPiece(bare, frame);
        if (!closed) {
            parts.add(current);
            if (bare.link() != null && spec.accepts(bare.text())) {
                parts.add(bare);
            }
        }
    }

    private boolean closeWith(Composition tail) {
        Composition last = tail.withHeadline(current.headline()).withBody(current.body());
        return last.saysSomething() && spec.accepts(last.text()) && parts.add(last);
    }

    /** Moves the last sentence of the current part into a part of its own above the tail, so that no part is a bare link. */
    private boolean closeWithLastPiece(Composition tail, Composition frame) {
        int pieces = currentPieces.size();
        if (pieces == 0 || (pieces == 1 && current.headline().isEmpty()) || parts.size() > maxParts - 2) {
            return false;
        }
        Composition shorter = frame.withHeadline(current.headline());
        for (String piece : currentPieces.subList(0, pieces - 1)) {
            shorter = shorter.withBody(joined(shorter.body(), piece));
        }
        Composition last = tail.withBody(currentPieces.get(pieces - 1).strip());
        if (!spec.accepts(last.text())) {
            return false;
        }
        parts.add(shorter);
        return parts.add(last);
    }

    /** Replaces the first piece by a beginning that fits and the rest of it, or leaves it out where that cannot be. */
    private void splitFirst(Deque<String> waiting, Composition frame) {
        String piece = waiting.remove();
        Shortened head = new Shortener(piece, spec.syntax())
                .insideSentence(text -> spec.accepts(frame.withBody(text).text()));
        String rest = head == null ? piece : continued(piece.substring(head.end()));
        if (head == null || rest.length() >= piece.length()) {
            leftOut += piece.length();
            return;
        }
        waiting.push(rest);
        waiting.push(head.text());
    }

    /** The rest of a sentence behind an ellipsis, which must not become part of a link or tag. */
    private String continued(String rest) {
        int start = 0;
        while (start < rest.length() && NOT_AT_THE_START.indexOf(rest.charAt(start)) >= 0) {
            start++;
        }
        String kept = rest.substring(start);
        List<Entity> entities = spec.syntax().find(kept);
        boolean beginsWithEntity = !entities.isEmpty() && entities.get(0).start() == 0;
        return ELLIPSIS + (beginsWithEntity ? " " : "") + kept;
    }

    private static String joined(String body, String piece) {
        if (body.isEmpty()) {
            return piece.strip();
        }
        return body + (piece.startsWith(PARAGRAPH) ? "" : SentenceGap.after(body)) + piece;
    }

    /** The sentences of a text; the first of each later paragraph keeps the break before it. */
    private static Deque<String> pieces(String body) {
        Deque<String> pieces = new ArrayDeque<>();
        for (String paragraph : body.lines().toList()) {
            String gap = pieces.isEmpty() ? "" : PARAGRAPH;
            for (Sentence sentence : Sentences.split(paragraph)) {
                pieces.add(gap + sentence.text());
                gap = "";
            }
        }
        return pieces;
    }
}
