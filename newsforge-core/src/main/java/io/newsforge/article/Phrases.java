package io.newsforge.article;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for many phrases in a text at once: places whose first characters begin no phrase are told by their hash, so that most of a
 * text is passed over once, however many phrases there are. Immutable.
 */
final class Phrases {

    /** The characters that are hashed. */
    private static final int KEY = 6;

    private static final int MASK = 0xFFFF;
    private static final int BASE = 31;
    private static final int POWER = BASE * BASE * BASE * BASE * BASE;

    private final BitSet hashes = new BitSet(MASK + 1);
    private final Map<Integer, List<String>> byHash = new HashMap<>();
    private final List<String> shorter = new ArrayList<>();

    private Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            if (phrase.length() < KEY) {
                shorter.add(phrase);
            } else {
                hashes.set(hash(phrase) & MASK);
                byHash.computeIfAbsent(hash(phrase), key -> new ArrayList<>()).add(phrase);
            }
        }
    }

    static Phrases of(List<String> phrases) {
        return new Phrases(phrases);
    }

    /** Whether one of them stands anywhere in a text. */
    boolean areIn(String text) {
        int last = text.length() - KEY;
        int hash = last < 0 ? 0 : hash(text);
        for (int i = 0; i <= last; i++) {
            if (isAt(text, i, hash)) {
                return true;
            }
            hash = i == last ? 0 : (hash - text.charAt(i) * POWER) * BASE + text.charAt(i + KEY);
        }
        return shorter.stream().anyMatch(text::contains);
    }

    /** Whether a text begins with one of them. */
    boolean begin(String text) {
        return (text.length() >= KEY && isAt(text, 0, hash(text)))
                || shorter.stream().anyMatch(text::startsWith);
    }

    private boolean isAt(String text, int at, int hash) {
        if (!hashes.get(hash & MASK)) {
            return false;
        }
        for (String phrase : byHash.getOrDefault(hash, List.of())) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    /** Of the first characters; goes on from place to place by taking one off and adding one. */
    private static int hash(String text) {
        int hash = 0;
        for (int i = 0; i < KEY; i++) {
            hash = BASE * hash + text.charAt(i);
        }
        return hash;
    }
}
