package io.newsforge.summary;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The sentences chosen from an article, in its own order. Immutable.
 *
 * @param sentences the sentences with their scores; empty when none fits the budget
 */
public record Summary(List<RankedSentence> sentences) {

    public Summary {
        sentences = List.copyOf(sentences);
    }

    /**
     * The places of the sentences among all sentences of the article's prose.
     *
     * @return ascending indices from 0; unmodifiable
     */
    public List<Integer> indices() {
        return sentences.stream().map(RankedSentence::index).toList();
    }

    /**
     * The sentences as one text.
     *
     * @return the sentences parted by one space each, empty when there are none
     */
    public String text() {
        return sentences.stream().map(RankedSentence::text).collect(Collectors.joining(" "));
    }

    /** Names the summary without its text, for logs. */
    @Override
    public String toString() {
        return "Summary" + indices();
    }
}
