package io.newsforge.summary;

import io.newsforge.text.Tokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much a sentence shares with the rest of its article: the cosine between the set of its stems and the weights the stems
 * have elsewhere. A stem weighs what the sentences around it weigh, and a sentence weighs less the later it stands; the title
 * weighs as much as the first sentence.
 */
final class Centrality {

    private final List<Set<String>> stems;
    private final double[] positionWeight;
    private final Map<String, Double> weights = new HashMap<>();
    private double squares;

    /**
     * @param title the headline or an empty string
     * @param sentences the words of each sentence
     * @param positions the position each of them counts for, from 0
     */
    Centrality(String title, List<List<String>> sentences, int[] positions) {
        this.stems = sentences.stream().map(Centrality::stems).toList();
        this.positionWeight = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            positionWeight[i] = 1 / Math.sqrt(1 + positions[i]);
            add(stems.get(i), positionWeight[i]);
        }
        add(stems(Tokens.words(title)), 1);
        weights.values().forEach(weight -> squares += weight * weight);
    }

    private static Set<String> stems(List<String> words) {
        return new HashSet<>(Tokens.stems(words));
    }

    private void add(Set<String> added, double weight) {
        added.forEach(stem -> weights.merge(stem, weight, Double::sum));
    }

    /** Between 0 and 1. */
    double of(int sentence) {
        double own = positionWeight[sentence];
        double dot = 0;
        double elsewhere = squares;
        for (String stem : stems.get(sentence)) {
            double all = weights.getOrDefault(stem, own);
            dot += all - own;
            elsewhere += (all - own) * (all - own) - all * all;
        }
        return dot <= 0 ? 0 : dot / Math.sqrt(stems.get(sentence).size() * Math.max(elsewhere, dot * dot * 1e-9));
    }

    /** What two sentences share, between 0 and 1. */
    double similarity(int one, int other) {
        Set<String> few = stems.get(one);
        Set<String> many = stems.get(other);
        if (few.isEmpty() || many.isEmpty()) {
            return 0;
        }
        if (few.size() > many.size()) {
            return similarity(other, one);
        }
        long shared = few.stream().filter(many::contains).count();
        return shared / Math.sqrt((double) few.size() * many.size());
    }
}
