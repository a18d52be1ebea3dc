package io.newsforge.summary;

import io.newsforge.article.Article;
import io.newsforge.article.Paragraph;
import io.newsforge.text.Sentence;
import io.newsforge.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a summary is made from: a title and the sentences of an article in reading order. Immutable.
 *
 * @param title the headline, empty when there is none
 * @param lines the sentences in reading order
 */
public record Prose(String title, List<Line> lines) {

    /**
     * One sentence of the prose.
     *
     * @param index its place among all sentences of the prose, from 0
     * @param paragraph the index of its paragraph among {@link Article#paragraphs()}, from 0
     * @param kind what its paragraph is
     * @param text the sentence as it stands in the article
     */
    public record Line(int index, int paragraph, Paragraph.Kind kind, String text) {

        public Line {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
        }

        /** Names the sentence without its text, for logs. */
        @Override
        public String toString() {
            return "Line[index=" + index + ", paragraph=" + paragraph + ", kind=" + kind + "]";
        }
    }

    public Prose {
        Objects.requireNonNull(title, "title");
        lines = List.copyOf(lines);
    }

    /**
     * Splits the prose of an article, captions left out.
     *
     * @param article the article
     * @return its title and sentences
     */
    public static Prose of(Article article) {
        List<Line> lines = new ArrayList<>();
        List<Paragraph> paragraphs = article.paragraphs();
        for (int i = 0; i < paragraphs.size(); i++) {
            Paragraph paragraph = paragraphs.get(i);
            if (paragraph.isProse()) {
                for (Sentence sentence : Sentences.split(paragraph.text())) {
                    lines.add(new Line(lines.size(), i, paragraph.kind(), sentence.text()));
                }
            }
        }
        return new Prose(article.title().orElse(""), lines);
    }

    /** Names the prose without its text, for logs. */
    @Override
    public String toString() {
        return "Prose[lines=" + lines.size() + "]";
    }
}
