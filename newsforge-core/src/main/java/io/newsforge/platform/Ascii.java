package io.newsforge.platform;

/** Questions about characters below U+0080, where letters have two cases and nothing else has. */
final class Ascii {

    private Ascii() {}

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(int c) {
        return isLetter(c) || isDigit(c);
    }

    /** What a handle is made of on most platforms: letters, digits and the underscore. */
    static boolean isWord(int c) {
        return isLetterOrDigit(c) || c == '_';
    }

    static boolean isPunctuation(int c) {
        return c > ' ' && c < 0x7F && !isLetterOrDigit(c);
    }

    static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    static String lower(String text, int start, int end) {
        StringBuilder lower = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            lower.append(lower(text.charAt(at)));
        }
        return lower.toString();
    }

    /** Whether a lower-case word stands at an index, whatever the case of its ASCII letters. */
    static boolean matches(String text, int at, String word) {
        if (at < 0 || at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
