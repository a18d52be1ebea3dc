package io.newsforge.post;

import io.newsforge.text.Graphemes;

/** Leaves out the emoji of a text beyond the first few, counted over all texts it is given. For one thread. */
final class EmojiLimit {

    private final int most;
    private int seen;

    EmojiLimit(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most: " + most + " (expected: >= 0)");
        }
        this.most = most;
    }

    int removed() {
        return Math.max(0, seen - most);
    }

    /** The text with those it may keep; a space before one that goes goes with it. */
    String kept(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = Graphemes.next(text, at);
            if (!Graphemes.isEmoji(text, at, end) || ++seen <= most) {
                kept.append(text, at, end);
            } else if (kept.length() > 0 && kept.charAt(kept.length() - 1) == ' ') {
                kept.setLength(kept.length() - 1);
            }
            at = end;
        }
        return kept.toString().strip();
    }
}
