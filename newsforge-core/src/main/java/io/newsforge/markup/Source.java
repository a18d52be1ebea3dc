package io.newsforge.markup;

import java.nio.charset.StandardCharsets;

/** A text that is read from left to right. For one thread. */
final class Source {

    /** What stands behind the end. */
    static final char END = '\0';

    private final String text;
    private int at;

    Source(String text) {
        this.text = text;
    }

    int index() {
        return at;
    }

    boolean isDone() {
        return at >= text.length();
    }

    char current() {
        return ahead(0);
    }

    char ahead(int count) {
        return at + count < text.length() ? text.charAt(at + count) : END;
    }

    boolean startsWith(String wanted) {
        return text.startsWith(wanted, at);
    }

    void skip(int count) {
        at = Math.min(text.length(), at + count);
    }

    void back(int count) {
        at -= count;
    }

    void skipSpaces() {
        while (!isDone() && isSpace(current())) {
            at++;
        }
    }

    char take() {
        char c = current();
        skip(1);
        return c;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    /** Whether white space or the end is next. */
    boolean isAtSpace() {
        return isDone() || isSpace(current());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** A place in the bytes of UTF-8, in which the API's messages count. */
    int byteOffset(int index) {
        return text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }
}
