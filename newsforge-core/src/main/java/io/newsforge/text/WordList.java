package io.newsforge.text;

import java.util.List;
import java.util.Set;

/** Sets of words, written as one string so that a long list stays readable. */
public final class WordList {

    private WordList() {}

    /**
     * Parts a string at its spaces.
     *
     * @param words words parted by one space, repetitions allowed
     * @return the set of the words, unmodifiable
     */
    public static Set<String> of(String words) {
        return Set.copyOf(List.of(words.strip().split(" ")));
    }
}
