package io.newsforge.article;

import java.util.regex.Pattern;

/** Counts words. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

    private Words() {}

    static int count(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
