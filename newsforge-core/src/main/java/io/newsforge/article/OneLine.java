package io.newsforge.article;

/**
 * Puts text on one line: white space of any kind collapses into single spaces, zero-width and control characters vanish. Text is
 * added piece by piece, so that a block of many inline elements is written once.
 */
final class OneLine {

    private final StringBuilder line = new StringBuilder();
    private boolean spaceDue;

    static String of(CharSequence text) {
        return new OneLine().add(text).toString();
    }

    OneLine add(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                spaceDue = true;
            } else if (!isUnseen(c)) {
                put(c);
            }
        }
        return this;
    }

    OneLine space() {
        spaceDue = true;
        return this;
    }

    int length() {
        return line.length();
    }

    boolean isEmpty() {
        return line.length() == 0;
    }

    private void put(char c) {
        if (spaceDue && line.length() > 0) {
            line.append(' ');
        }
        spaceDue = false;
        line.append(c);
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u0085' || (c >= '\u00a0' && Character.isSpaceChar(c));
    }

    /** Characters that show nothing; the joiners U+200C and U+200D are kept, for scripts and emoji need them. */
    static boolean isUnseen(char c) {
        return c == '\u00ad'
                || c == '\u200b'
                || c == '\u2060'
                || c == '\ufeff'
                || (c >= '\u007f' && c < '\u00a0')
                || c == '\u200e'
                || c == '\u200f';
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
