package io.newsforge.article;

/** Counts words: runs without white space that hold a letter or a digit. */
final class Words {

    private Words() {}

    static int count(String text) {
        int count = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            if (Character.isWhitespace(codePoint)) {
                inWord = false;
            } else if (!inWord && Character.isLetterOrDigit(codePoint)) {
                inWord = true;
                count++;
            }
            at += Character.charCount(codePoint);
        }
        return count;
    }
}
