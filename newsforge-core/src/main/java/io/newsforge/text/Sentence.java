package io.newsforge.text;

import java.util.Objects;

/**
 * One sentence and where it stands in its paragraph. Immutable.
 *
 * @param start the index of its first UTF-16 unit
 * @param end the index after its last UTF-16 unit
 * @param text the sentence, without white space around it
 */
public record Sentence(int start, int end, String text) {

    public Sentence {
        Objects.requireNonNull(text, "text");
        if (start < 0 || end - start != text.length()) {
            throw new IllegalArgumentException(
                    "start, end: " + start + ", " + end + " (expected: a range of " + text.length() + " units)");
        }
    }

    /** Names the sentence by its range, without its text, for logs. */
    @Override
    public String toString() {
        return "Sentence[" + start + ", " + end + "]";
    }
}
