package io.newsforge.article;

import java.util.Locale;

/** A text as its letters and digits alone, in small ones, to see whether two texts say the same. */
final class Letters {

    /** What two texts must have in common to be the same. */
    static final int OPENING = 36;

    private Letters() {}

    /** All of them. */
    static String of(String text) {
        return of(text, text.length());
    }

    /** The first of them, at most so many. */
    static String of(String text, int most) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length() && letters.length() < most; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
