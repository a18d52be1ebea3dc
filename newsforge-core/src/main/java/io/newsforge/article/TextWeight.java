package io.newsforge.article;

/**
 * How much reading a text is: a visible character weighs one, an ideograph or syllable, which says about as much as half a word,
 * weighs two and a half.
 */
final class TextWeight {

    private static final int DENSE = 5;
    private static final int PLAIN = 2;

    private TextWeight() {}

    static int of(CharSequence text) {
        int halves = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00a0') {
                halves += isDense(c) ? DENSE : PLAIN;
            }
        }
        return halves / PLAIN;
    }

    private static boolean isDense(char c) {
        return (c >= '\u3040' && c <= '\u9fff') || (c >= '\uac00' && c <= '\ud7a3');
    }
}
