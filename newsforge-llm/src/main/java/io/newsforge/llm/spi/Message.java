package io.newsforge.llm.spi;

import java.util.List;
import java.util.Objects;

/**
 * One message of a {@link Prompt}. Immutable. {@link #toString()} leaves the text out, for logs.
 *
 * @param role who says it
 * @param parts what is said, in order, at least one
 */
public record Message(Role role, List<Part> parts) {

    /**
     * A stretch of text. Immutable.
     *
     * @param text not blank
     * @param cached whether everything up to the end of this part is worth keeping in the vendor's prompt cache, since the next
     *     prompts begin the same; vendors take at most 4 such marks
     */
    public record Part(String text, boolean cached) {

        /** Refuses blank text. */
        public Part {
            if (text.isBlank()) {
                throw new IllegalArgumentException("text: blank (expected: text)");
            }
        }

        @Override
        public String toString() {
            return "Part[" + text.length() + " UTF-16 units, cached=" + cached + "]";
        }
    }

    /** Copies the parts. */
    public Message {
        Objects.requireNonNull(role, "role");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: none (expected: at least one)");
        }
    }

    /**
     * A message of one part.
     *
     * @param role who says it
     * @param text not blank
     * @return the message
     */
    public static Message of(Role role, String text) {
        return new Message(role, List.of(new Part(text, false)));
    }

    /**
     * A message of one part that ends a stretch worth keeping in the vendor's prompt cache.
     *
     * @param role who says it
     * @param text not blank
     * @return the message
     */
    public static Message cached(Role role, String text) {
        return new Message(role, List.of(new Part(text, true)));
    }

    @Override
    public String toString() {
        return "Message[" + role + ", " + parts + "]";
    }
}
