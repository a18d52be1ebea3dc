package io.newsforge.text;

import java.util.List;

/** Cuts endings off words, just enough that the forms of one word meet. Light on purpose: a stem need not be a word. */
final class Stems {

    /** Particles and verb endings, the longest first, as they stand after a Korean noun. */
    private static final List<String> KOREAN = List.of(
            "으로부터", "에서부터", "이라면서", "이라고는", "했다면서", "하겠다고", "했습니다", "입니다", "합니다", "됩니다", "에게서", "으로서", "으로써", "에서는",
            "에서도", "에서의", "이라고", "이라며", "이라는", "이었다", "하면서", "되면서", "한다고", "했다고", "했다며", "했다는", "됐다고", "됐다는", "된다고",
            "한다는", "한다며", "된다는", "하겠다", "하기로", "하도록", "까지는", "까지의", "부터는", "에게는", "으로는", "으로도", "이라도", "들에게", "보다는",
            "에서", "에게", "께서", "부터", "까지", "으로", "로서", "로써", "로는", "로도", "에는", "에도", "에만", "와의", "과의", "와는", "과는", "보다",
            "처럼", "만큼", "마다", "조차", "밖에", "이나", "이며", "이고", "이다", "라고", "라며", "라는", "이란", "들은", "들이", "들을", "들의", "들도",
            "하는", "하고", "하며", "하게", "하지", "하기", "하면", "하여", "했다", "했던", "했고", "했으", "한다", "하다", "해서", "해야", "되는", "되고",
            "되며", "되지", "됐다", "됐던", "된다", "된", "될", "할", "한", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로",
            "도", "만", "들");

    private Stems() {}

    /** Cuts a Korean word down to what stands before its particles. */
    static String korean(String word) {
        for (String ending : KOREAN) {
            int rest = word.length() - ending.length();
            if (rest >= (ending.length() == 1 ? 2 : 1) && word.endsWith(ending)) {
                return word.substring(0, rest);
            }
        }
        return word;
    }

    /** Cuts plural, past and progressive endings off a word of a Latin alphabet. */
    static String latin(String word) {
        String stem = possessive(word);
        if (stem.length() <= 3) {
            return stem;
        }
        if (stem.endsWith("ies") || stem.endsWith("ied")) {
            return stem.length() == 4 ? stem.substring(0, 3) : stem.substring(0, stem.length() - 3) + "y";
        }
        if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.endsWith("ing") && hasVowel(stem, stem.length() - 3)) {
            return undouble(stem.substring(0, stem.length() - 3));
        }
        if (stem.endsWith("ed") && hasVowel(stem, stem.length() - 2)) {
            return undouble(stem.substring(0, stem.length() - 2));
        }
        return stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String possessive(String word) {
        return word.endsWith("'s") || word.endsWith("’s") ? word.substring(0, word.length() - 2) : word;
    }

    private static boolean hasVowel(String word, int end) {
        return end >= 3 && word.chars().limit(end).anyMatch(c -> "aeiouyäöüáéíóú".indexOf(c) >= 0);
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        char end = stem.charAt(last);
        if (stem.charAt(last - 1) == end && "lsz".indexOf(end) < 0) {
            return stem.substring(0, last);
        }
        return stem.length() > 4 && end == 'e' ? stem.substring(0, last) : stem;
    }
}
