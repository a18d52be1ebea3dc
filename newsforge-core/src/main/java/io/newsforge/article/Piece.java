package io.newsforge.article;

/** What a {@link Box} holds, in reading order. */
sealed interface Piece permits Piece.Text, Piece.Break, Piece.Picture, Box {

    /**
     * A run of characters as the page has them.
     *
     * @param text the characters
     * @param link whether they are part of a link
     * @param weight how much text that is, see {@link TextWeight}
     */
    record Text(String text, boolean link, int weight) implements Piece {}

    /** A line break. */
    enum Break implements Piece {
        /** The one there is. */
        LINE
    }

    /**
     * An image.
     *
     * @param source its address as written
     * @param alt its alternative text
     */
    record Picture(String source, String alt) implements Piece {}
}
