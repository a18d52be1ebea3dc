package io.newsforge.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of a text in a form that can be counted: lower case, light stems, Korean without particles. Scripts that put no
 * space between words give pairs of neighbouring letters. Immutable answers, linear time, any string.
 */
public final class Tokens {

    private Tokens() {}

    /**
     * The words as they stand, in lower case.
     *
     * @param text any text
     * @return runs of letters and digits with inner apostrophes, points and hyphens, in order; unmodifiable
     */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end > at) {
                words.add(text.substring(at, end).toLowerCase(Locale.ROOT));
            }
            at = Math.max(end, at + 1);
        }
        return Collections.unmodifiableList(words);
    }

    /**
     * The first of {@link #words}.
     *
     * @param text any text
     * @return empty if it has no word
     */
    public static Optional<String> first(String text) {
        for (int at = 0; at < text.length(); at++) {
            int end = wordEnd(text, at);
            if (end > at) {
                return Optional.of(text.substring(at, end).toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /**
     * The stems of the words that carry meaning.
     *
     * @param text any text
     * @return stems in order, without stop words; unmodifiable
     */
    public static List<String> stems(String text) {
        return stems(words(text));
    }

    /**
     * The stems of those words that carry meaning.
     *
     * @param words as {@link #words} gives them
     * @return stems in order, without stop words; unmodifiable
     */
    public static List<String> stems(List<String> words) {
        List<String> stems = new ArrayList<>();
        for (String word : words) {
            if (!StopWords.contains(word)) {
                addStems(word, stems);
            }
        }
        return Collections.unmodifiableList(stems);
    }

    private static void addStems(String word, List<String> stems) {
        int first = word.codePointAt(0);
        if (isUnspaced(first)) {
            addPairs(word, stems);
            return;
        }
        String stem = UnicodeScript.of(first) == UnicodeScript.LATIN
                ? Stems.latin(word)
                : isHangul(word.charAt(word.length() - 1)) ? Stems.korean(word) : word;
        if (!StopWords.contains(stem)) {
            stems.add(stem);
        }
    }

    private static void addPairs(String word, List<String> stems) {
        int[] letters = word.codePoints().toArray();
        if (letters.length == 1) {
            stems.add(word);
        }
        for (int i = 0; i + 1 < letters.length; i++) {
            stems.add(new String(letters, i, 2));
        }
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        boolean unspaced = false;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            boolean joins = at > from && "'’.-,·".indexOf(letter) >= 0 && joins(text, at);
            if (!Character.isLetterOrDigit(letter)
                    && Character.getType(letter) != Character.NON_SPACING_MARK
                    && !joins) {
                break;
            }
            if (at > from && !joins && isUnspaced(letter) != unspaced && !isMark(letter)) {
                break;
            }
            unspaced = joins ? unspaced : isUnspaced(letter) || (isMark(letter) && unspaced);
            at += Character.charCount(letter);
        }
        return at;
    }

    private static boolean isMark(int letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /** An apostrophe or hyphen joins letters, a point or comma joins digits or single letters as in "u.s". */
    private static boolean joins(String text, int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char mark = text.charAt(at);
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        if (mark == '.' || mark == ',' || mark == '·') {
            return (Character.isDigit(before) && Character.isDigit(after))
                    || (mark == '.' && isSingle(text, at - 1) && Character.isLetter(after) && isSingle(text, at + 1));
        }
        return Character.isLetterOrDigit(before)
                && Character.isLetterOrDigit(after)
                && !isHangul(after)
                && !isHangul(before);
    }

    private static boolean isSingle(String text, int at) {
        return Character.isLetter(text.charAt(at))
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
    }

    private static boolean isUnspaced(int letter) {
        if (letter < 0x0E00) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(letter);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }

    private static boolean isHangul(char c) {
        return c >= '\uAC00' && c <= '\uD7A3';
    }
}
