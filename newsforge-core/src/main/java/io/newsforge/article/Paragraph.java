package io.newsforge.article;

import java.util.Objects;

/**
 * One block of an article's text. Immutable.
 *
 * @param kind what the block is
 * @param text its text on one line: white space collapsed, never blank, no markup
 */
public record Paragraph(Kind kind, String text) {

    /** What a block of text is in its article. */
    public enum Kind {
        /** A heading inside the article; the article's own title is not among its paragraphs. */
        HEADING,
        /** Running prose. */
        PARAGRAPH,
        /** A block set apart as a quotation. */
        QUOTE,
        /** One item of a list. */
        LIST_ITEM,
        /** The caption of an image, a video or a table; not part of the prose. */
        CAPTION
    }

    public Paragraph {
        Objects.requireNonNull(kind, "kind");
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: blank (expected: some text in a paragraph of kind " + kind + ")");
        }
    }

    /**
     * Whether this block belongs to the prose a post may be written from.
     *
     * @return false for captions only
     */
    public boolean isProse() {
        return kind != Kind.CAPTION;
    }
}
