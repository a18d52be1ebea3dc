package io.newsforge.summary;

import io.newsforge.article.Paragraph;
import java.util.Objects;

/**
 * A sentence and how well it tells the news of its article. Immutable.
 *
 * @param line the sentence and its place
 * @param score the higher the better; comparable within one article only, and may be negative
 */
public record RankedSentence(Prose.Line line, double score) {

    public RankedSentence {
        Objects.requireNonNull(line, "line");
    }

    /**
     * The sentence as it stands in the article.
     *
     * @return its text, without white space around it
     */
    public String text() {
        return line.text();
    }

    /**
     * Its place among all sentences of the article's prose.
     *
     * @return an index from 0
     */
    public int index() {
        return line.index();
    }

    /**
     * The place of its paragraph among the article's paragraphs.
     *
     * @return an index from 0
     */
    public int paragraph() {
        return line.paragraph();
    }

    /**
     * What its paragraph is.
     *
     * @return the kind, never a caption
     */
    public Paragraph.Kind kind() {
        return line.kind();
    }

    /**
     * Whether it begins with a word such as "it" or "그러나" that points back, so that it is understood only behind the sentence
     * before it.
     *
     * @return true if it should not stand without that one
     */
    public boolean pointsBack() {
        return Defects.pointsBack(line.text());
    }
}
